using System.Text;

namespace Xnat.Typed.Server.Tests.Http;

/// <summary>Where XNAT takes PUT and POST, both do the same.</summary>
public sealed class EitherMethodTests
{
    private const string Form = """
        {"submission":{"data":{"xnatDatatype":{"label":"x","value":"xnat:subjectData"},"isThisASiteWideConfiguration":"yes"}},
         "builder":{"title":"Visit","display":"form","components":[{"key":"score","type":"number"}]}}
        """;

    [Theory]
    [InlineData("PUT")]
    [InlineData("POST")]
    public async Task FormIsSaved(string method)
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal(201, await StatusAsync(server, method, "/xapi/customforms/save", Json(Form)));
        Assert.Contains("Visit", await server.GetAsync("/xapi/customforms"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PUT", 200)]
    [InlineData("POST", 201)]
    public async Task ScratchFileIsStored(string method, int status)
    {
        await using var server = await TestServer.StartAsync();
        const string file = "/data/user/cache/resources/up/files/a.txt";

        Assert.Equal(status, await StatusAsync(server, method, file, TestServer.Bytes("a"u8.ToArray(), "text/plain")));
        Assert.Equal("a", await server.GetAsync(file));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("POST")]
    public async Task LockedAccountIsUnlocked(string method)
    {
        var options = new XnatServerOptions { MaxFailedLogins = 1 };
        await using var server = await TestServer.StartAsync(data => data.User("ann", "ann"), options);
        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic("ann", "wrong");
        await server.StatusAsync("/data/auth");
        server.SignInAs("admin");

        Assert.Equal(200, await StatusAsync(server, method, "/data/user/actions/ann/reset"));
        server.SignInAs("ann");
        Assert.Equal(200, await server.StatusAsync("/data/auth"));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("POST")]
    public async Task InvitationIsAccepted(string method)
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));
        await server.PutAsync("/data/projects/P1/users/member/new@example.org");
        const string account = """{"username":"new","password":"new","email":"new@example.org","enabled":true,"verified":true}""";
        await server.PostAsync("/xapi/users", Json(account));
        server.SignInAs("new");

        Assert.Equal(200, await StatusAsync(server, method, "/data/pars/1?accept=true"));
        Assert.Equal(200, await server.StatusAsync("/data/projects/P1?format=json"));
    }

    private static async Task<int> StatusAsync(TestServer server, string method, string path, HttpContent? content = null)
    {
        using var response = await server.SendAsync(new HttpMethod(method), path, content);
        return (int)response.StatusCode;
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
