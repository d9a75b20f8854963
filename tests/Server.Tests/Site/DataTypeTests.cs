using System.Text;
using System.Text.Json;

namespace Xnat.Typed.Server.Tests.Site;

public sealed class DataTypeTests
{
    private const string Types = "/xapi/schemas/datatypes";

    [Fact]
    public async Task TypesAreAListAndTheSearchableOnesAPart()
    {
        await using var server = await TestServer.StartAsync();

        var all = await NamesAsync(server, Types);
        var searchable = await NamesAsync(server, Types + "/searchable");

        Assert.Contains("xnat:fieldDefinitionGroup", all);
        Assert.DoesNotContain("xnat:fieldDefinitionGroup", searchable);
        Assert.Contains("xnat:mrSessionData", searchable);
        Assert.Contains("xnat:mrScanData", searchable);
        Assert.Subset(all.ToHashSet(), searchable.ToHashSet());
    }

    [Theory]
    [InlineData("names", "singular", "MRSession")]
    [InlineData("elements", "rootElement", "MRSession")]
    [InlineData("elements", "extends", "xnat:imageSessionData")]
    public async Task OneTypeAllAndSomeAreDescribedAlike(string kind, string field, string value)
    {
        await using var server = await TestServer.StartAsync();

        using var one = JsonDocument.Parse(await server.GetAsync($"{Types}/{kind}/xnat:mrSessionData"));
        using var all = JsonDocument.Parse(await server.GetAsync($"{Types}/{kind}/all"));
        var (status, text) = await server.PostAsync(
            $"{Types}/{kind}", Json("{\"dataTypes\":[\"xnat:subjectData\",\"xnat:mrSessionData\"]}"));
        using var some = JsonDocument.Parse(text);

        Assert.Equal(200, status);
        Assert.Equal(["xnat:subjectData", "xnat:mrSessionData"], some.RootElement.EnumerateObject().Select(type => type.Name));
        Assert.Equal(value, one.RootElement.GetProperty(field).GetString());
        Assert.Equal(value, all.RootElement.GetProperty("xnat:mrSessionData").GetProperty(field).GetString());
        Assert.Equal(value, some.RootElement.GetProperty("xnat:mrSessionData").GetProperty(field).GetString());
    }

    [Fact]
    public async Task UnknownTypesAreNotFound()
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal(404, await server.StatusAsync(Types + "/names/xnat:nothing"));
        Assert.Equal(404, (await server.PostAsync(Types + "/names", Json("{\"dataTypes\":[\"xnat:nothing\"]}"))).Status);
        Assert.Equal(400, (await server.PostAsync(Types + "/names", Json("{}"))).Status);
        Assert.Equal(405, await server.StatusAsync(Types + "/names"));
    }

    [Theory]
    [InlineData("/xapi/schemas/xnat")]
    [InlineData("/xapi/schemas/xnat/xnat")]
    [InlineData("/xapi/xnat/xnat.xsd")]
    [InlineData("/xapi/xnat.xsd")]
    [InlineData("/schemas/xnat/xnat.xsd")]
    [InlineData("/schemas/xnat.xsd")]
    public async Task SchemasAreServedUnderAllTheirAddresses(string path)
    {
        await using var server = await TestServer.StartAsync();

        Assert.Contains("targetNamespace=\"http://nrg.wustl.edu/xnat\"", await server.GetAsync(path), StringComparison.Ordinal);
    }

    private static async Task<List<string>> NamesAsync(TestServer server, string path)
    {
        using var list = JsonDocument.Parse(await server.GetAsync(path));
        return [.. list.RootElement.EnumerateArray().Select(name => name.GetString()!)];
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
