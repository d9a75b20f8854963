using System.Text;
using System.Text.Json;

namespace Xnat.Typed.Server.Tests.CustomFields;

public sealed class CustomFormTests
{
    private const string Forms = "/xapi/customforms";

    [Fact]
    public async Task FormOfTheSiteHoldsInEveryProject()
    {
        await using var server = await StartAsync();

        var (status, text) = await SaveAsync(server, "xnat:subjectData", null);

        Assert.Equal(201, status);
        using var saved = JsonDocument.Parse(text);
        var form = saved.RootElement;
        Assert.Equal(
            ("Site", "datatype/xnat:subjectData", "Visit"),
            (form.GetProperty("scope").GetString(), form.GetProperty("path").GetString(), form.GetProperty("title").GetString()));
        Assert.Equal("1-1 Site enabled", Places(form));
        Assert.Single(await ListAsync(server, Forms));
        Assert.Single(await ListAsync(server, Forms + "/element?xsiType=xnat:subjectData&projectId=P1"));
        Assert.Single(await ListAsync(server, Forms + "/element?id=XNAT_S00001"));
        Assert.Empty(await ListAsync(server, Forms + "/element?xsiType=xnat:mrSessionData"));
        Assert.Equal(400, await server.StatusAsync(Forms + "/element"));
        Assert.Contains("features", await server.GetAsync(Forms + "/env"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FormOfProjectsHoldsThere()
    {
        await using var server = await StartAsync();

        using var saved = JsonDocument.Parse((await SaveAsync(server, "xnat:subjectData", "P1")).Text);

        Assert.Equal(("Project", "1-1 P1 enabled"), (saved.RootElement.GetProperty("scope").GetString(), Places(saved.RootElement)));
        Assert.Single(await ListAsync(server, Forms + "/element?xsiType=xnat:subjectData&projectId=P1"));
        Assert.Empty(await ListAsync(server, Forms + "/element?xsiType=xnat:subjectData&projectId=P2"));

        Assert.Equal(200, (await server.PostAsync(Forms + "/promote", Json("[\"1-1\"]"))).Status);
        Assert.Single(await ListAsync(server, Forms + "/element?xsiType=xnat:subjectData&projectId=P2"));
    }

    [Fact]
    public async Task FormsAreSwitchedOnAndOff()
    {
        await using var server = await StartAsync();
        await SaveAsync(server, "xnat:subjectData", null);

        Assert.Equal(200, (await server.PostAsync(Forms + "/disable", Json("[\"1-1\"]"))).Status);
        Assert.Empty(await ListAsync(server, Forms + "/element?xsiType=xnat:subjectData"));
        Assert.Equal(200, (await server.PostAsync(Forms + "/enable", Json("[\"1-1\"]"))).Status);
        Assert.Single(await ListAsync(server, Forms + "/element?xsiType=xnat:subjectData"));
        Assert.Equal(404, (await server.PostAsync(Forms + "/enable", Json("[\"1-9\"]"))).Status);
        Assert.Equal(400, (await server.PostAsync(Forms + "/enable")).Status);
    }

    [Fact]
    public async Task ProjectsDoWithoutAFormAndComeBackToIt()
    {
        await using var server = await StartAsync();
        using var saved = JsonDocument.Parse((await SaveAsync(server, "xnat:subjectData", null)).Text);
        var uuid = saved.RootElement.GetProperty("formUUID").GetString();

        Assert.Equal(200, (await server.PostAsync($"{Forms}/optout/{uuid}", Json("[\"P1\"]"))).Status);
        Assert.Empty(await ListAsync(server, Forms + "/element?xsiType=xnat:subjectData&projectId=P1"));
        Assert.Single(await ListAsync(server, Forms + "/element?xsiType=xnat:subjectData&projectId=P2"));

        Assert.Equal(200, (await server.PostAsync(Forms + "/optin/1-1", Json("[\"P1\"]"))).Status);
        Assert.Single(await ListAsync(server, Forms + "/element?xsiType=xnat:subjectData&projectId=P1"));
        Assert.Equal(404, (await server.PostAsync(Forms + "/optin/1-1", Json("[\"P9\"]"))).Status);
        Assert.Equal(404, (await server.PostAsync($"{Forms}/optout/{Guid.Empty}", Json("[\"P1\"]"))).Status);
    }

    [Fact]
    public async Task FormWithAnswersIsNotDeleted()
    {
        await using var server = await StartAsync();
        using var saved = JsonDocument.Parse((await SaveAsync(server, "xnat:subjectData", null)).Text);
        Assert.Equal("false", await server.GetAsync(Forms + "/hasdata/1-1"));

        await server.PutAsync(
            "/xapi/custom-fields/subjects/XNAT_S00001/fields",
            Json($"{{\"{saved.RootElement.GetProperty("formUUID").GetString()}\":{{\"score\":3}}}}"));

        Assert.Equal("true", await server.GetAsync(Forms + "/hasdata/1-1"));
        using (await server.SendAsync(HttpMethod.Delete, Forms, Json("[\"1-1\"]")))
            Assert.Equal("1-1 Site disabled", Places((await ListAsync(server, Forms)).Single()));
        await SaveAsync(server, "xnat:mrSessionData", null);
        Assert.Equal(200, await server.DeleteAsync(Forms + "/2-1"));
        Assert.Equal(["datatype/xnat:subjectData"], (await ListAsync(server, Forms)).Select(form => form.GetProperty("path").GetString()));
        Assert.Equal(404, await server.DeleteAsync(Forms + "/2-1"));
    }

    [Fact]
    public async Task SavedAgainAFormKeepsItsUuid()
    {
        await using var server = await StartAsync();
        using var first = JsonDocument.Parse((await SaveAsync(server, "xnat:subjectData", "P1")).Text);
        var uuid = first.RootElement.GetProperty("formUUID").GetString()!;

        var (status, text) = await SaveAsync(server, "xnat:subjectData", "P2", uuid, "Second visit");

        Assert.Equal(200, status);
        using var second = JsonDocument.Parse(text);
        Assert.Equal(
            ("Second visit", uuid, "1-1 P1 enabled, 1-2 P2 enabled"),
            (second.RootElement.GetProperty("title").GetString(), second.RootElement.GetProperty("formUUID")
                .GetString(), Places(second.RootElement)));
    }

    [Fact]
    public async Task FormsAreTheAdministrators()
    {
        await using var server = await StartAsync();
        server.SignInAs("jdoe");

        Assert.Equal(403, (await SaveAsync(server, "xnat:subjectData", null)).Status);
        Assert.Equal(403, await server.DeleteAsync(Forms + "/1-1"));
        Assert.Empty(await ListAsync(server, Forms));
        Assert.Equal(404, await server.StatusAsync(Forms + "/element?id=XNAT_S00001"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"submission\":{\"data\":{\"xnatDatatype\":\"xnat:nothing\",\"isThisASiteWideConfiguration\":\"yes\"}},\"builder\":{}}")]
    [InlineData("{\"submission\":{\"data\":{\"xnatDatatype\":\"xnat:subjectData\",\"isThisASiteWideConfiguration\":\"no\"}},"
        + "\"builder\":{}}")]
    public async Task UnreadableFormIsRefused(string body)
    {
        await using var server = await StartAsync();

        Assert.Equal(400, (await server.PutAsync(Forms + "/save", Json(body))).Status);
        Assert.Empty(await ListAsync(server, Forms));
    }

    private static Task<(int Status, string Text)> SaveAsync(
        TestServer server,
        string type,
        string? project,
        string? uuid = null,
        string title = "Visit") => server.PutAsync(
        Forms + "/save",
        Json($$$"""
            {"submission":{"data":{"xnatDatatype":{"label":"x","value":"{{{type}}}"},
                "isThisASiteWideConfiguration":"{{{(project is null ? "yes" : "no")}}}",
             "xnatProject":[{"value":"{{{project}}}"}],"zIndex":5,"formUUID":{{{(uuid is null ? "null" : $"\"{uuid}\"")}}} }},
             "builder":{"title":"{{{title}}}","display":"form","components":[{"key":"score","type":"number"}]}}
            """));

    private static string Places(JsonElement form) => string.Join(", ", form.GetProperty("appliesToList").EnumerateArray()
        .Select(place =>
            $"{place.GetProperty("rowId").GetString()} {place.GetProperty("entityId").GetString()} "
            + $"{place.GetProperty("status").GetString()}"));

    private static async Task<List<JsonElement>> ListAsync(TestServer server, string path)
    {
        using var list = JsonDocument.Parse(await server.GetAsync(path));
        return [.. list.RootElement.EnumerateArray().Select(form => form.Clone())];
    }

    private static Task<TestServer> StartAsync() => TestServer.StartAsync(data =>
    {
        data.User("jdoe", "jdoe");
        data.Project("P1").Subject("S1");
        data.Project("P2");
    });

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
