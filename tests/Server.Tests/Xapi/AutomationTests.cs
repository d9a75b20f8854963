using System.Text;
using System.Text.Json;

namespace Xnat.Typed.Server.Tests.Xapi;

public sealed class AutomationTests
{
    private const string Base = "/data/automation/";
    private const string Own = "/data/projects/P1/automation/handlers";

    private const string Handler =
        """{"event":"Transferred","scriptId":"S","description":"d","eventClass":"org.E","filters":{"status":["Complete"]}}""";

    [Fact]
    public async Task HandlersOfSiteAndProjectAreListsOfTheirOwn()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));
        Assert.Empty(await server.RowsAsync(Base + "handlers"));
        Assert.Empty(await server.RowsAsync(Own));

        var (status, id) = await server.PutAsync(Base + "handlers", Json(Handler));
        Assert.Equal(200, status);
        Assert.Equal(200, (await server.PutAsync(Own, Json(Handler))).Status);

        var row = Assert.Single(await server.RowsAsync(Base + "handlers"));
        Assert.Equal(
            (id, "site", "", "org.E", "Transferred", "S", "d"),
            (row["triggerId"], row["scope"], row["entityId"], row["srcEventClass"], row["event"], row["scriptId"], row["description"]));
        Assert.Equal("""{"status":["Complete"]}""", row["eventFilters"]);
        var other = Assert.Single(await server.RowsAsync(Own));
        Assert.Equal(("prj", "P1"), (other["scope"], other["entityId"]));
        Assert.NotEqual(row["id"], other["id"]);
        Assert.Equal(2, (await server.RowsAsync(Base + "triggers")).Count);
    }

    [Fact]
    public async Task TriggerIsShownChangedAndDeletedByItsNumber()
    {
        await using var server = await TestServer.StartAsync();
        await server.PutAsync(Base + "handlers", Json(Handler));
        var number = Assert.Single(await server.RowsAsync(Base + "handlers"))["id"];

        Assert.Equal(200, (await server.PutAsync(Base + "triggers/" + number, Json("""{"description":"other"}"""))).Status);

        using var shown = JsonDocument.Parse(await server.GetAsync(Base + "triggers/" + number));
        Assert.Equal(
            ("other", "Transferred"),
            (shown.RootElement.GetProperty("description").GetString(), shown.RootElement.GetProperty("event").GetString()));
        Assert.Equal(200, await server.DeleteAsync(Base + "triggers/" + number));
        Assert.Equal(404, await server.StatusAsync(Base + "triggers/" + number));
        Assert.Empty(await server.RowsAsync(Base + "triggers"));
    }

    [Theory]
    [InlineData("{}", "application/json", 400)]
    [InlineData("""{"event":"E"}""", "application/json", 400)]
    [InlineData("""{"event":"E","scriptId":"../x"}""", "application/json", 400)]
    [InlineData("""{"event":"E","scriptId":"a\u0007b"}""", "application/json", 400)]
    [InlineData("event=E", "application/x-www-form-urlencoded", 415)]
    public async Task WhatIsNoHandlerIsRefused(string body, string type, int status)
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal(status, (await server.PutAsync(Base + "handlers", new StringContent(body, Encoding.UTF8, type))).Status);

        Assert.Empty(await server.RowsAsync(Base + "triggers"));
    }

    [Fact]
    public async Task ScriptsAreListedAndKept()
    {
        await using var server = await TestServer.StartAsync(data => data.User("ann", "ann"));
        var body = Json("""{"content":"println 1","language":"groovy","scriptLabel":"One"}""");
        Assert.Equal(200, (await server.PutAsync(Base + "scripts/S1", body)).Status);

        var row = Assert.Single(await server.RowsAsync(Base + "scripts"));
        Assert.Equal(("S1", "One", "groovy", ""), (row["Script ID"], row["Script Label"], row["Language"], row["Description"]));
        using var script = JsonDocument.Parse(await server.GetAsync(Base + "scripts/S1"));
        Assert.Equal("println 1", script.RootElement.GetProperty("content").GetString());
        Assert.Equal("""["groovy"]""", await server.GetAsync(Base + "runners"));
        server.SignInAs("ann");
        Assert.Single(await server.RowsAsync(Base + "scripts"));
        Assert.Equal(403, await server.StatusAsync(Base + "scripts/S1"));
        Assert.Equal(403, (await server.PutAsync(Base + "scripts/S1", Json("""{"content":"x"}"""))).Status);
        server.SignInAs("admin");
        Assert.Equal(200, await server.DeleteAsync(Base + "scripts/S1"));
        Assert.Equal(404, await server.StatusAsync(Base + "scripts/S1"));
        Assert.Equal(400, (await server.PutAsync(Base + "scripts/a%0Ab", Json("""{"content":"x"}"""))).Status);
    }

    [Theory]
    [InlineData("owner", 200, 200, 403)]
    [InlineData("member", 403, 403, 403)]
    [InlineData("stranger", 404, 404, 403)]
    public async Task HandlersOfAProjectAreItsOwners(string user, int read, int write, int site)
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            foreach (var login in new[] { "owner", "member", "stranger" }) data.User(login, login);
            data.Project("P1").Owner("owner").Member("member");
        });
        await server.PutAsync(Base + "handlers", Json(Handler));
        await server.PutAsync(Own, Json(Handler));
        var all = await server.RowsAsync(Base + "triggers");
        server.SignInAs(user);

        Assert.Equal(read, await server.StatusAsync(Own));
        Assert.Equal(write, (await server.PutAsync(Own, Json("""{"event":"F","scriptId":"T"}"""))).Status);
        Assert.Equal(site, (await server.PutAsync(Base + "handlers", Json(Handler))).Status);
        Assert.Equal(site, await server.DeleteAsync(Base + "triggers/" + all[0]["id"]));
        Assert.Equal(write, await server.DeleteAsync(Base + "triggers/" + all[1]["id"]));
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
