using System.Text.Json;

namespace Xnat.Typed.Server.Tests.Accounts;

public sealed class KeptAccountTests
{
    [Fact]
    public async Task WhatAdministratorsSetSurvivesARestart()
    {
        using var kept = new Persistence.KeptServer();
        string token;
        await using (var server = await kept.StartAsync(data =>
                     {
                         data.User("jdoe", "jdoe");
                         data.Project("P1").Member("jdoe").CustomVariable("xnat:subjectData", "group").Subject("S1");
                     }))
        {
            server.SignInAs("jdoe");
            token = await server.GetAsync("/data/services/tokens/issue");
            server.SignInAs("admin");
            await server.PutAsync("/xapi/users/jdoe", new StringContent("{\"password\":\"new\"}"));
            await server.PutAsync("/data/projects/P1/accessibility/protected");
            await server.PutAsync("/data/projects/P1/groups/raters?displayName=Raters");
            await server.PutAsync("/data/projects/P1/users/member/somebody@example.org");
            await server.PutAsync("/data/users/favorites/xnat:projectData/P1");
            await server.PutAsync("/data/config/tool/a", new StringContent("text"));
            await server.PostAsync("/xapi/siteConfig/restrictUserListAccessToAdmins", new StringContent("false"));
            await server.PutAsync("/data/workflows?wrk:workflowData/pipeline_name=B&wrk:workflowData/id=P1&wrk:workflowData"
                + "/launch_time=2024-06-12 10:15:30&wrk:workflowData/data_type=xnat:projectData");
            await server.PutAsync("/xapi/custom-fields/projects/P1/fields", new StringContent("{\"a\":[1,2]}"));
            await server.PutAsync(
                "/xapi/customforms/save",
                new StringContent("{\"submission\":{\"data\":{\"xnatDatatype\":\"xnat:subjectData\","
                    + "\"isThisASiteWideConfiguration\":\"yes\"}},\"builder\":{\"title\":\"F\"}}"));
        }

        await using var next = await kept.StartAsync();
        var state = new List<string>
        {
            await next.GetAsync("/data/projects/P1/accessibility"),
            string.Join(' ', (await next.RowsAsync("/data/projects/P1/users")).Select(row => row["GROUP_ID"] + ":" + row["login"])),
            string.Join(' ', (await next.RowsAsync("/data/projects/P1/groups")).Select(row => row["id"])),
            (await next.RowsAsync("/data/projects/P1/pars")).Single()["email"],
            (await next.RowsAsync("/data/users/favorites/xnat:projectData")).Single()["id"],
            await next.GetAsync("/data/config/tool/a?contents=true"),
            await next.GetAsync("/xapi/siteConfig/restrictUserListAccessToAdmins"),
            (await next.RowsAsync("/data/services/workflows")).Single()["pipeline_name"],
            await next.GetAsync("/xapi/custom-fields/projects/P1/fields"),
            await next.GetAsync("/data/projects/P1/protocols/P1_xnat_subjectData?format=json"),
            await next.GetAsync("/xapi/customforms"),
        };

        Assert.Equal(
            [
                "protected",
                "P1_owner:admin P1_member:jdoe",
                "P1_owner P1_member P1_collaborator P1_raters",
                "somebody@example.org",
                "P1",
                "text",
                "false",
                "B",
                "{\"a\":[1,2]}"
            ],
            state.Take(9));
        Assert.Contains("\"name\":\"group\"", state[9], StringComparison.Ordinal);
        Assert.Contains("\"title\":\"F\"", state[10], StringComparison.Ordinal);
        next.Http.DefaultRequestHeaders.Authorization = TestServer.Basic("jdoe", "new");
        Assert.Equal(200, await next.StatusAsync("/data/users"));
        using var alias = JsonDocument.Parse(token);
        next.Http.DefaultRequestHeaders.Authorization = TestServer.Basic(
            alias.RootElement.GetProperty("alias").GetString()!, alias.RootElement.GetProperty("secret").GetString()!);
        Assert.Equal("User 'jdoe' is logged in", await next.GetAsync("/data/auth"));
    }

    [Fact]
    public async Task AccountKeepsWhatItHasBecomeWhenTheServerStartsAgain()
    {
        using var kept = new Persistence.KeptServer();
        await using (var server = await kept.StartAsync())
            await server.PutAsync("/xapi/users/admin", new StringContent("{\"password\":\"changed\"}"));

        await using var next = await kept.StartAsync();

        Assert.Equal(401, await next.StatusAsync("/data/auth"));
        next.Http.DefaultRequestHeaders.Authorization = TestServer.Basic("admin", "changed");
        Assert.Equal(200, await next.StatusAsync("/data/auth"));
    }

    [Fact]
    public async Task FolderHoldsNoPasswordInTheClear()
    {
        using var kept = new Persistence.KeptServer();
        await (await kept.StartAsync(data => data.User("jdoe", "a-very-secret-word"))).DisposeAsync();

        foreach (var file in Directory.EnumerateFiles(kept.Data, "*", SearchOption.AllDirectories))
            Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf("a-very-secret-word"u8) < 0, file);
    }
}
