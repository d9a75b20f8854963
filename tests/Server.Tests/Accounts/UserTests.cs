using System.Text;
using System.Text.Json;

namespace Xnat.Typed.Server.Tests.Accounts;

public sealed class UserTests
{
    [Fact]
    public async Task UsersAreATableForAdministrators()
    {
        await using var server = await StartAsync();

        var row = (await server.RowsAsync("/data/users")).Single(user => user["login"] == "jdoe");

        Assert.Equal(
            ["3", "jdoe", "Jo", "Doe", "jdoe@example.org"],
            [row["xdat_user_id"], row["login"], row["firstname"], row["lastname"], row["email"]]);
        Assert.Contains("\"title\": \"Projects\"", await server.GetAsync("/data/users"), StringComparison.Ordinal);
        server.SignInAs("jdoe");
        Assert.Equal(403, await server.StatusAsync("/data/users"));
    }

    /// <summary>A client asks for the name and the address of the stock administrator.</summary>
    [Fact]
    public async Task StockAdministratorIsCalledAdminAdminAndHasAnAddress()
    {
        await using var server = await TestServer.StartAsync();

        using var account = JsonDocument.Parse(await server.GetAsync("/xapi/users/admin"));

        Assert.Equal(
            ("Admin", "Admin", "admin@example.org"),
            (account.RootElement.GetProperty("firstName").GetString(),
                account.RootElement.GetProperty("lastName").GetString(),
                account.RootElement.GetProperty("email").GetString()));
    }

    [Fact]
    public async Task SiteCanShowItsUsersToAll()
    {
        await using var server = await StartAsync(new() { RestrictUserLists = false });
        server.SignInAs("jdoe");

        Assert.Equal(["admin", "guest", "jdoe"], (await server.RowsAsync("/data/users")).Select(row => row["login"]));
        Assert.Equal("[\"admin\",\"guest\",\"jdoe\"]", await server.GetAsync("/xapi/users"));
    }

    [Fact]
    public async Task LoginsComeAsJsonAndAsXml()
    {
        await using var server = await StartAsync();

        Assert.Equal("[\"admin\",\"guest\",\"jdoe\"]", await server.GetAsync("/data/user"));
        Assert.Equal(
            "<users><user>admin</user><user>guest</user><user>jdoe</user></users>", await server.GetAsync("/data/user?format=xml"));
        server.SignInAs("jdoe");
        Assert.Equal(403, await server.StatusAsync("/data/user"));
    }

    [Theory]
    [InlineData("/data/user/jdoe")]
    [InlineData("/xapi/users/jdoe")]
    [InlineData("/xapi/users/profile/jdoe")]
    [InlineData("/xapi/users/profile")]
    public async Task UserIsTheJsonOfXnat(string path)
    {
        await using var server = await StartAsync(new() { Clock = new ManualClock() });
        server.SignInAs("jdoe");

        Assert.Equal(
            "{\"id\":3,\"username\":\"jdoe\",\"firstName\":\"Jo\",\"lastName\":\"Doe\",\"email\":\"jdoe@example.org\",\"admin\":false,"
            + "\"enabled\":true,\"verified\":true,\"secured\":true,\"lastModified\":1718187330123,\"lastSuccessfulLogin\":1718187330123}",
            await server.GetAsync(path));
    }

    [Theory]
    [InlineData("/data/user/admin", 403)]
    [InlineData("/xapi/users/admin", 403)]
    [InlineData("/xapi/users/profile/admin", 403)]
    [InlineData("/xapi/users/profiles", 403)]
    [InlineData("/xapi/users/current", 403)]
    [InlineData("/xapi/users/active", 403)]
    [InlineData("/xapi/users/admin/roles", 403)]
    [InlineData("/xapi/users/jdoe/roles", 200)]
    [InlineData("/xapi/users/active/jdoe", 200)]
    public async Task OthersAreForAdministrators(string path, int status)
    {
        await using var server = await StartAsync();
        server.SignInAs("jdoe");

        Assert.Equal(status, await server.StatusAsync(path));
        server.SignInAs("admin");
        Assert.Equal(200, await server.StatusAsync(path));
    }

    [Fact]
    public async Task ForbiddenHasNoBodyInTheNewerApi()
    {
        await using var server = await StartAsync();
        server.SignInAs("jdoe");

        using var response = await server.SendAsync(HttpMethod.Get, "/xapi/users/active");

        Assert.Equal((403, ""), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task ActiveUsersHaveSessions()
    {
        await using var server = await StartAsync();
        var id = await server.GetAsync("/data/JSESSION");
        server.Http.DefaultRequestHeaders.Add("Cookie", "JSESSIONID=" + id);

        Assert.Equal($"{{\"admin\":{{\"sessions\":[\"{id}\"]}}}}", await server.GetAsync("/xapi/users/active"));
    }

    [Fact]
    public async Task CallerLearnsItsNameAndProjects()
    {
        await using var server = await StartAsync();
        server.SignInAs("jdoe");

        Assert.Equal("jdoe", await server.GetAsync("/xapi/users/username"));
        Assert.Equal("[\"P1\"]", await server.GetAsync("/xapi/users/projects"));
    }

    [Fact]
    public async Task AdministratorCreatesUsers()
    {
        await using var server = await StartAsync();
        var body = "{\"username\":\"new\",\"password\":\"new\",\"firstName\":\"N\",\"lastName\":\"Ew\",\"email\":\"new@example.org\","
            + "\"enabled\":true,\"verified\":true}";

        var (status, text) = await server.PostAsync("/xapi/users", Json(body));

        Assert.Equal(201, status);
        using var user = JsonDocument.Parse(text);
        Assert.Equal(("new", 4), (user.RootElement.GetProperty("username").GetString(), user.RootElement.GetProperty("id").GetInt32()));
        Assert.Equal(409, (await server.PostAsync("/xapi/users", Json(body))).Status);
        Assert.Equal(400, (await server.PostAsync("/xapi/users", Json("{\"firstName\":\"N\"}"))).Status);
        Assert.Equal(400, (await server.PostAsync("/xapi/users", Json("[]"))).Status);
        Assert.Equal(400, (await server.PostAsync("/xapi/users", Json("{\"username\":"))).Status);
        server.SignInAs("new");
        Assert.Equal("User 'new' is logged in", await server.GetAsync("/data/auth"));
        Assert.Equal(403, (await server.PostAsync("/xapi/users", Json(body))).Status);
    }

    [Fact]
    public async Task UsersChangeThemselvesAndNotTheirRights()
    {
        await using var server = await StartAsync();
        server.SignInAs("jdoe");

        Assert.Equal(
            200, (await server.PutAsync("/xapi/users/jdoe", Json("{\"firstName\":\"Joan\",\"admin\":true,\"enabled\":false}"))).Status);
        Assert.Equal(304, (await server.PutAsync("/xapi/users/jdoe", Json("{\"firstName\":\"Joan\"}"))).Status);
        Assert.Equal(403, (await server.PutAsync("/xapi/users/admin", Json("{\"firstName\":\"Joan\"}"))).Status);
        Assert.Equal(400, (await server.PutAsync("/xapi/users/jdoe", Json("{\"username\":\"admin\"}"))).Status);
        using var user = JsonDocument.Parse(await server.GetAsync("/xapi/users/jdoe"));
        Assert.Equal(
            ("Joan", false, true),
            (user.RootElement.GetProperty("firstName")
                .GetString(), user.RootElement.GetProperty("admin").GetBoolean(), user.RootElement.GetProperty("enabled").GetBoolean()));
        server.SignInAs("admin");
        Assert.Equal(404, (await server.PutAsync("/xapi/users/nobody", Json("{}"))).Status);
    }

    [Fact]
    public async Task ClassicApiChangesUsersToo()
    {
        await using var server = await StartAsync();

        Assert.Equal(200, (await server.PutAsync("/data/user/jdoe", Json("{\"lastname\":\"Roe\"}"))).Status);
        Assert.Equal(200, (await server.PostAsync("/data/user/made", Json("{\"password\":\"made\"}"))).Status);

        Assert.Equal("Roe", (await server.RowsAsync("/data/users")).Single(row => row["login"] == "jdoe")["lastname"]);
        server.SignInAs("made");
        Assert.Equal(200, await server.StatusAsync("/data/auth"));
        Assert.Equal(403, (await server.PutAsync("/data/user/jdoe", Json("{}"))).Status);
    }

    [Fact]
    public async Task RolesMakeAdministrators()
    {
        await using var server = await StartAsync();

        Assert.Equal((200, "[\"Administrator\"]"), await server.PutAsync("/xapi/users/jdoe/roles/Administrator"));
        Assert.Equal("[\"Administrator\"]", await server.GetAsync("/data/user/jdoe/roles"));
        server.SignInAs("jdoe");
        Assert.Equal(200, await server.StatusAsync("/data/users"));
        Assert.Equal(200, await server.DeleteAsync("/xapi/users/jdoe/roles/Administrator"));
        Assert.Equal(403, await server.StatusAsync("/data/users"));
    }

    [Fact]
    public async Task GroupsOfAUserAreThoseOfItsProjects()
    {
        await using var server = await StartAsync();
        Assert.Equal("[\"P1_member\"]", await server.GetAsync("/xapi/users/jdoe/groups"));

        Assert.Equal((200, "[\"P1_collaborator\"]"), await server.PutAsync("/xapi/users/jdoe/groups/P1_collaborator"));
        Assert.Equal(
            (200, "[\"ALL_DATA_ACCESS\",\"P1_owner\"]"),
            await server.PutAsync("/xapi/users/jdoe/groups", Json("[\"P1_owner\",\"ALL_DATA_ACCESS\"]")));
        Assert.Equal(200, await server.DeleteAsync("/xapi/users/jdoe/groups/P1_owner"));

        Assert.Equal("[\"ALL_DATA_ACCESS\"]", await server.GetAsync("/xapi/users/jdoe/groups"));
        Assert.Equal(404, (await server.PutAsync("/xapi/users/jdoe/groups/P9_owner")).Status);
        Assert.Equal(400, (await server.PutAsync("/xapi/users/jdoe/groups")).Status);
    }

    [Fact]
    public async Task FlagsArePutAsTrueOrFalse()
    {
        await using var server = await StartAsync();

        Assert.Equal((200, "false"), await server.PutAsync("/xapi/users/jdoe/verified/false"));
        Assert.Equal("false", await server.GetAsync("/xapi/users/jdoe/verified"));
        Assert.Equal("true", await server.GetAsync("/xapi/users/jdoe/enabled"));
        Assert.Equal(400, (await server.PutAsync("/xapi/users/jdoe/verified/perhaps")).Status);
        Assert.Equal(404, await server.StatusAsync("/xapi/users/nobody/enabled"));
    }

    [Fact]
    public async Task FavouritesAreOnesOwn()
    {
        await using var server = await StartAsync();
        server.SignInAs("jdoe");

        Assert.Equal(200, (await server.PutAsync("/data/users/favorites/xnat:projectData/P1")).Status);
        Assert.Equal("P1", (await server.RowsAsync("/data/users/favorites/xnat:projectData")).Single()["id"]);
        Assert.Equal(200, await server.StatusAsync("/data/users/favorites/xnat:projectData/P1"));
        server.SignInAs("admin");
        Assert.Empty(await server.RowsAsync("/data/users/favorites/xnat:projectData"));
        server.SignInAs("jdoe");
        Assert.Equal(200, await server.DeleteAsync("/data/users/favorites/xnat:projectData/P1"));
        Assert.Equal(404, await server.DeleteAsync("/data/users/favorites/xnat:projectData/P1"));
        Assert.Equal(404, await server.StatusAsync("/data/users/favorites/xnat:projectData/P1"));
    }

    private static Task<TestServer> StartAsync(XnatServerOptions? options = null) => TestServer.StartAsync(
        data =>
        {
            data.User(new("jdoe", "jdoe") { IsAdmin = false, FirstName = "Jo", LastName = "Doe", Email = "jdoe@example.org" });
            data.Project("P1").Member("jdoe");
            data.Project("P2").Accessibility("public");
        },
        options);

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
