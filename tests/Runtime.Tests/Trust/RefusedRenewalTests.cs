using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>A password that was changed while the client runs: one attempt, whoever calls, so that the account is not locked.</summary>
public sealed class RefusedRenewalTests
{
    private static readonly Uri Projects = new("data/projects?format=json", UriKind.Relative);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OneAttemptForManyTasksAndNoneForLaterCalls(bool isOpen)
    {
        var options = new XnatServerOptions { RequireLogin = !isOpen, Users = [new("admin", "admin"), new("reader", "old-secret")] };
        await using var server = await XnatServer.StartAsync(options, static seed => seed.Project("P1").Accessibility("public"));
        await using var client = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("reader", "old-secret"));
        await ChangePasswordAsync(server.Url);
        server.Faults.ExpireSessions();
        var before = SignIns(server);

        var errors = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Record.ExceptionAsync(() => client.Projects.CountAsync())));
        var later = await Record.ExceptionAsync(() => client.Projects.FindAsync("P1"));
        var raw = await Record.ExceptionAsync(() => client.Http.GetAsync(Projects));

        Assert.Equal(1, SignIns(server) - before);
        var all = errors.Append(later).Append(raw).Select(static error => Assert.IsType<XnatAuthenticationException>(error)).ToArray();
        Assert.Equal(all.Length, all.Distinct(ReferenceEqualityComparer.Instance).Count());
        Assert.All(all, error =>
        {
            Assert.StartsWith(
                $"{server.Url.Authority} refused name and password (GET /data/auth answered 401)",
                error.Message,
                StringComparison.Ordinal);
            Assert.IsType<XnatAuthenticationException>(error.InnerException);
            Assert.DoesNotContain("old-secret", error.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("reader", error.Message, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(401, "application/json", "{}")]
    [InlineData(401, "text/html", "<html><h1>Access denied</h1>")]
    [InlineData(403, "text/html", "<html><h1>Access denied</h1>")]
    public async Task RefusalOfSomebodyElseIsRememberedToo(int status, string mediaType, string body)
    {
        var attempts = 0;
        using var server = new ScriptedServer().SignsIn()
            .On(ScriptedServer.Basic, _ => Interlocked.Increment(ref attempts) == 1
                ? ScriptedServer.Welcome("S1")
                : ScriptedServer.Text(body, mediaType, (HttpStatusCode)status))
            .On("GET /data/projects", "", status: HttpStatusCode.Unauthorized);
        await using var client = await server.ConnectAsync();

        var errors = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Record.ExceptionAsync(() => client.Projects.CountAsync())));
        var later = await Record.ExceptionAsync(() => client.Http.GetAsync(Projects));

        Assert.Equal(2, attempts);
        var all = errors.Append(later).Select(static error => Assert.IsType<XnatResponseException>(error)).ToArray();
        Assert.Equal(all.Length, all.Distinct(ReferenceEqualityComparer.Instance).Count());
        Assert.All(all, error => Assert.Equal(status, (int)error.Status));
    }

    [Fact]
    public async Task OneWhoStopsWaitingStopsNobodyElse()
    {
        await using var stage = await Stage.StartAsync(isOpen: false);
        using var impatience = new CancellationTokenSource();
        stage.Server.Faults.ExpireSessions();

        var impatient = Task.Run(() => stage.Client.Projects.CountAsync(impatience.Token));
        var patient = Enumerable.Range(0, 20).Select(_ => Task.Run(() => stage.Client.Projects.CountAsync())).ToArray();
        await impatience.CancelAsync();

        Assert.All(await Task.WhenAll(patient), static count => Assert.Equal(3, count));
        if (await Record.ExceptionAsync(() => impatient) is { } error) Assert.IsType<OperationCanceledException>(error, exactMatch: false);
    }

    [Fact]
    public async Task ServerThatIsNotReadyIsAskedAgainByTheNextCall()
    {
        await using var stage = await Stage.StartAsync(isOpen: false);
        stage.Server.Faults.ExpireSessions();
        stage.Server.Faults.AnswerStatus("/data/auth", 503, times: 1);

        var first = await Record.ExceptionAsync(() => stage.Client.Projects.CountAsync());
        var second = await stage.Client.Projects.CountAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, Assert.IsType<XnatResponseException>(first).Status);
        Assert.Equal(3, second);
    }

    private static int SignIns(XnatServer server) => server.Requests.Count(static request => request.HasAuthorization);

    private static async Task ChangePasswordAsync(Uri server)
    {
        using var http = new HttpClient { BaseAddress = server };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("admin:admin"u8));
        using var response = await http.PutAsJsonAsync(new Uri("xapi/users/reader", UriKind.Relative), new { password = "new-secret" });
        response.EnsureSuccessStatusCode();
    }
}
