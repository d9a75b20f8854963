using System.Text;
using System.Text.Json;

namespace Xnat.Typed.Server.Tests.Site;

public sealed class InvestigatorTests
{
    private const string People = "/xapi/investigators";

    [Fact]
    public async Task InvestigatorIsMadeReadChangedAndDeleted()
    {
        await using var server = await TestServer.StartAsync();

        var (status, text) = await server.PostAsync(People, Json("""{"title":"Dr.","firstname":"Given","lastname":"Family"}"""));
        Assert.Equal(200, status);
        using var made = JsonDocument.Parse(text);
        var address = $"{People}/{made.RootElement.GetProperty("xnatInvestigatordataId").GetInt64()}";
        Assert.Equal(text, await server.GetAsync(address));
        Assert.Equal($"[{text}]", await server.GetAsync(People));

        Assert.Equal(304, (await server.PutAsync(address, Json("""{"title":"Dr."}"""))).Status);
        Assert.Equal(200, (await server.PutAsync(address, Json("""{"phone":"12","email":"a@example.org"}"""))).Status);
        using var changed = JsonDocument.Parse(await server.GetAsync(address));
        Assert.Equal(
            ("Dr.", "Given", "12", "a@example.org"),
            (Text(changed, "title"), Text(changed, "firstname"), Text(changed, "phone"), Text(changed, "email")));

        Assert.Equal(200, await server.DeleteAsync(address));
        Assert.Equal(404, await server.StatusAsync(address));
        Assert.Equal("[]", await server.GetAsync(People));
    }

    [Fact]
    public async Task InvestigatorOfProjectsIsOnePersonWithBothLists()
    {
        await using var server = await TestServer.StartAsync();
        await server.PutAsync("/data/projects/P1?pi_firstname=Given&pi_lastname=Family");
        await server.PutAsync("/data/projects/P2?pi_firstname=Given&pi_lastname=Family");
        await server.PutAsync(
            "/data/projects/P3?xnat:projectData/investigators/investigator/firstname=Given"
            + "&xnat:projectData/investigators/investigator/lastname=Family");

        using var people = JsonDocument.Parse(await server.GetAsync(People));

        var person = Assert.Single(people.RootElement.EnumerateArray());
        Assert.Equal(
            ("[\"P1\",\"P2\"]", "[\"P3\"]"),
            (person.GetProperty("primaryProjects").GetRawText(), person.GetProperty("investigatorProjects").GetRawText()));
    }

    [Fact]
    public async Task ChangeAndDeletionReachTheProjects()
    {
        await using var server = await TestServer.StartAsync();
        await server.PutAsync("/data/projects/P1?pi_firstname=Given&pi_lastname=Family");
        using var people = JsonDocument.Parse(await server.GetAsync(People));
        var address = $"{People}/{people.RootElement[0].GetProperty("xnatInvestigatordataId").GetInt64()}";

        Assert.Equal(200, (await server.PutAsync(address, Json("""{"firstname":"Other"}"""))).Status);

        Assert.Equal("Other", Assert.Single(await server.RowsAsync("/data/projects"))["pi_firstname"]);
        using var renamed = JsonDocument.Parse(await server.GetAsync(People));
        Assert.Equal(1, renamed.RootElement.GetArrayLength());
        Assert.Equal(200, await server.DeleteAsync(address));
        Assert.Equal("", Assert.Single(await server.RowsAsync("/data/projects"))["pi_lastname"]);
        Assert.Equal("[]", await server.GetAsync(People));
    }

    [Theory]
    [InlineData("""{"firstname":"Given"}""", 400)]
    [InlineData("""{"firstname":"","lastname":"Family"}""", 400)]
    [InlineData("[]", 400)]
    [InlineData("""{"firstname":"Given","lastname":"Family"}""", 409)]
    public async Task WhatIsNoNewPersonIsRefused(string body, int status)
    {
        await using var server = await TestServer.StartAsync();
        await server.PutAsync("/data/projects/P1?pi_firstname=Given&pi_lastname=Family");

        Assert.Equal(status, (await server.PostAsync(People, Json(body))).Status);
    }

    [Fact]
    public async Task OnlyEditorsChangeAndOnlyAdministratorsDelete()
    {
        await using var server = await TestServer.StartAsync(data => data.User("jdoe", "jdoe"));
        await server.PutAsync("/data/projects/P1?pi_firstname=Given&pi_lastname=Family");
        using var people = JsonDocument.Parse(await server.GetAsync(People));
        var address = $"{People}/{people.RootElement[0].GetProperty("xnatInvestigatordataId").GetInt64()}";

        server.SignInAs("jdoe");

        Assert.Equal(403, (await server.PutAsync(address, Json("""{"title":"Dr."}"""))).Status);
        Assert.Equal(403, await server.DeleteAsync(address));
        using var seen = JsonDocument.Parse(await server.GetAsync(address));
        Assert.Equal(0, seen.RootElement.GetProperty("primaryProjects").GetArrayLength());
    }

    private static string? Text(JsonDocument document, string name) => document.RootElement.GetProperty(name).GetString();

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
