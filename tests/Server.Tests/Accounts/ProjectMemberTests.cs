namespace Xnat.Typed.Server.Tests.Accounts;

public sealed class ProjectMemberTests
{
    [Fact]
    public async Task MembersAreATableByGroupFromTheEnd()
    {
        await using var server = await StartAsync();

        var rows = await server.RowsAsync("/data/projects/P1/users");

        Assert.Equal(
            ["P1_owner Owners admin", "P1_member Members jdoe", "P1_collaborator Collaborators other"],
            rows.Select(row => $"{row["GROUP_ID"]} {row["displayname"]} {row["login"]}"));
        Assert.Equal("jdoe@example.org", rows[1]["email"]);
        Assert.Contains(
            "\"title\": \"Projects\",\"totalRecords\": \"3\"", await server.GetAsync("/data/projects/P1/users"), StringComparison.Ordinal);
        Assert.StartsWith(
            "GROUP_ID,displayname,login,firstname,lastname,email\n",
            await server.GetAsync("/data/projects/P1/users?format=csv"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task DisabledUsersAreLeftOut()
    {
        await using var server = await StartAsync();

        await server.PutAsync("/xapi/users/jdoe/enabled/false");

        Assert.Equal(["admin", "other"], (await server.RowsAsync("/data/projects/P1/users")).Select(row => row["login"]));
    }

    [Theory]
    [InlineData("P1_owner", 200)]
    [InlineData("owner", 200)]
    [InlineData("Owners", 200)]
    [InlineData("owners", 404)]
    [InlineData("Owner", 404)]
    [InlineData("P2_owner", 404)]
    [InlineData("raters", 404)]
    public async Task GroupsHaveThreeSpellings(string group, int status)
    {
        await using var server = await StartAsync();

        Assert.Equal(status, (await server.PutAsync($"/data/projects/P1/users/{group}/jdoe")).Status);

        Assert.Equal(
            status == 200 ? "P1_owner" : "P1_member",
            (await server.RowsAsync("/data/projects/P1/users")).Single(row => row["login"] == "jdoe")["GROUP_ID"]);
    }

    [Theory]
    [InlineData("stranger")]
    [InlineData("5")]
    [InlineData("stranger@example.org")]
    public async Task UsersHaveThreeSpellings(string user)
    {
        await using var server = await StartAsync();

        var (status, text) = await server.PutAsync($"/data/archive/projects/P1/users/Members/{user}?format=csv");

        Assert.Equal(200, status);
        Assert.Contains("P1_member,Members,stranger,,,stranger@example.org", text, StringComparison.Ordinal);
        Assert.Equal(200, await server.DeleteAsync($"/data/projects/P1/users/Members/{user}"));
        Assert.DoesNotContain(await server.RowsAsync("/data/projects/P1/users"), row => row["login"] == "stranger");
    }

    [Fact]
    public async Task GuestBelongsToNoProject()
    {
        await using var server = await StartAsync();

        Assert.Equal(412, (await server.PutAsync("/data/projects/P1/users/member/guest")).Status);
        Assert.Equal(404, (await server.PutAsync("/data/projects/P9/users/member/jdoe")).Status);
        Assert.Equal(405, (await server.PutAsync("/data/projects/P1/users/member")).Status);
    }

    [Fact]
    public async Task SomebodyWithoutAnAccountIsInvited()
    {
        await using var server = await StartAsync();

        Assert.Equal(200, (await server.PutAsync("/data/projects/P1/users/member/new@example.org?sendemail=true")).Status);
        await server.PostAsync(
            "/xapi/users",
            new StringContent("{\"username\":\"new\",\"password\":\"new\",\"email\":\"new@example.org\",\"enabled\":true,"
                + "\"verified\":true}"));

        Assert.Equal("new@example.org", (await server.RowsAsync("/data/projects/P1/pars")).Single()["email"]);
        server.SignInAs("new");
        var par = (await server.RowsAsync("/data/pars")).Single();
        Assert.Equal(("P1", "member"), (par["proj_id"], par["level"]));
        Assert.Equal(404, await server.StatusAsync("/data/projects/P1?format=json"));
        Assert.Equal(400, (await server.PutAsync($"/data/pars/{par["par_id"]}")).Status);
        Assert.Equal(200, (await server.PutAsync($"/data/pars/{par["par_id"]}?accept=true")).Status);
        Assert.Equal(200, await server.StatusAsync("/data/projects/P1?format=json"));
        Assert.Empty(await server.RowsAsync("/data/pars"));
        Assert.Equal(404, (await server.PutAsync($"/data/pars/{par["par_id"]}?accept=true")).Status);
    }

    [Fact]
    public async Task InvitationsAreForTheOneInvited()
    {
        await using var server = await StartAsync();
        await server.PutAsync("/data/projects/P1/users/member/new@example.org");
        server.SignInAs("stranger");

        Assert.Empty(await server.RowsAsync("/data/pars"));
        Assert.Equal(404, await server.StatusAsync("/data/pars/1"));
        Assert.Equal(404, (await server.PutAsync("/data/pars/1?accept=true")).Status);
    }

    [Fact]
    public async Task InvitationEndsWithItsProject()
    {
        await using var server = await StartAsync();
        await server.PutAsync("/data/projects/P2/users/member/new@example.org");
        await server.PostAsync(
            "/xapi/users",
            new StringContent("{\"username\":\"new\",\"password\":\"new\",\"email\":\"new@example.org\",\"enabled\":true,"
                + "\"verified\":true}"));
        await server.DeleteAsync("/data/projects/P2");
        server.SignInAs("new");

        Assert.Empty(await server.RowsAsync("/data/pars"));
        Assert.Equal(404, (await server.PutAsync("/data/pars/1?accept=true")).Status);
    }

    [Fact]
    public async Task DeclinedInvitationOpensNothing()
    {
        await using var server = await StartAsync();
        await server.PutAsync("/data/projects/P1/users/member/new@example.org");
        await server.PostAsync(
            "/xapi/users", new StringContent("{\"username\":\"new\",\"password\":\"new\",\"email\":\"new@example.org\"}"));
        await server.PutAsync("/xapi/users/new/enabled/true");
        await server.PutAsync("/xapi/users/new/verified/true");
        server.SignInAs("new");

        Assert.Equal(200, (await server.PutAsync("/data/pars/1?decline=true")).Status);

        Assert.Equal(404, await server.StatusAsync("/data/projects/P1?format=json"));
    }

    [Fact]
    public async Task ProjectHasItsGroupsFromTheBeginning()
    {
        await using var server = await StartAsync();
        await server.PutAsync("/data/projects/P7");

        Assert.Equal(
            ["P7_owner", "P7_member", "P7_collaborator"], (await server.RowsAsync("/data/projects/P7/groups")).Select(row => row["id"]));
    }

    [Fact]
    public async Task GroupsOfAProjectsOwnRead()
    {
        await using var server = await StartAsync();

        Assert.Equal(200, (await server.PostAsync("/data/projects/P1/groups/raters?displayName=First")).Status);
        Assert.Equal(200, (await server.PutAsync("/data/projects/P1/groups/raters?displayName=Raters")).Status);
        Assert.Equal(200, (await server.PutAsync("/data/projects/P1/users/Raters/stranger")).Status);

        Assert.Equal("Raters", (await server.RowsAsync("/data/projects/P1/groups/P1_raters")).Single()["displayname"]);
        server.SignInAs("stranger");
        Assert.Equal(200, await server.StatusAsync("/data/projects/P1/subjects"));
        Assert.Equal(403, (await server.PutAsync("/data/projects/P1/subjects/N")).Status);
        server.SignInAs("admin");
        Assert.Equal(200, await server.DeleteAsync("/data/projects/P1/groups/raters"));
        Assert.Equal(403, await server.DeleteAsync("/data/projects/P1/groups/member"));
        Assert.Equal(404, await server.StatusAsync("/data/projects/P1/groups/raters"));
        server.SignInAs("stranger");
        Assert.Equal(404, await server.StatusAsync("/data/projects/P1/subjects"));
    }

    [Fact]
    public async Task AccessibilityIsPutByItsLevel()
    {
        await using var server = await StartAsync();
        Assert.Equal("private", await server.GetAsync("/data/projects/P1/accessibility"));

        Assert.Equal((200, "protected"), await server.PutAsync("/data/projects/P1/accessibility/protected"));
        Assert.Equal((200, "public"), await server.PutAsync("/data/archive/projects/P1/accessibility/public"));

        Assert.Equal("public", await server.GetAsync("/data/projects/P1/accessibility"));
        Assert.Equal(400, (await server.PutAsync("/data/projects/P1/accessibility")).Status);
        Assert.Equal(400, (await server.PutAsync("/data/projects/P1/accessibility/secret")).Status);
        Assert.Equal(404, (await server.PutAsync("/data/projects/P9/accessibility/public")).Status);
        Assert.Equal(404, await server.StatusAsync("/data/projects/P9/accessibility"));
    }

    [Fact]
    public async Task SiteCanForbidOpenProjects()
    {
        await using var server = await StartAsync();
        await server.PostAsync("/xapi/siteConfig", new StringContent("{\"securityAllowNonPrivateProjects\":false}"));

        Assert.Equal(403, (await server.PutAsync("/data/projects/P1/accessibility/public")).Status);
        Assert.Equal(403, (await server.PutAsync("/data/projects/P1?accessibility=public")).Status);
        Assert.Equal((200, "private"), await server.PutAsync("/data/projects/P1/accessibility/private"));
    }

    [Fact]
    public async Task MembersLeaveTheirAccessibilityAlone()
    {
        await using var server = await StartAsync();
        server.SignInAs("jdoe");

        Assert.Equal(403, (await server.PutAsync("/data/projects/P1?accessibility=public")).Status);
        Assert.Equal("private", await server.GetAsync("/data/projects/P1/accessibility"));
    }

    private static Task<TestServer> StartAsync() => TestServer.StartAsync(data =>
    {
        data
            .User(new("jdoe", "jdoe") { IsAdmin = false, Email = "jdoe@example.org" })
            .User("other", "other")
            .User(new("stranger", "stranger") { IsAdmin = false, Email = "stranger@example.org" });
        data.Project("P1").Member("jdoe").Collaborator("other");
        data.Project("P2");
    });
}
