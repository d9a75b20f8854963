using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Connection;

/// <summary>Leaving: never throws, whatever the server or a handler does, and ends what is going on.</summary>
public sealed class DisposalTests
{
    private static readonly Uri Projects = new("data/projects", UriKind.Relative);

    public static TheoryData<string> Farewells =>
        ["refused", "garbage", "status", "page", "throws", "throws on disposal", "hangs", "deaf", "guest"];

    [Theory]
    [MemberData(nameof(Farewells))]
    public async Task DisposingNeverThrows(string kind)
    {
        using var never = new SemaphoreSlim(0);
        using var server = new ScriptedServer().SignsIn().On("DELETE /data/JSESSION", _ => kind switch
        {
            "refused" => throw new HttpRequestException(HttpRequestError.ConnectionError, "gone"),
            "throws" => throw new FormatException("mine"),
            "status" => ScriptedServer.StatusPage(System.Net.HttpStatusCode.InternalServerError, "no"),
            "page" => ScriptedServer.Text("<html>", "text/html"),
            "guest" => ScriptedServer.Text("User 'guest' is logged in", "text/plain"),
            "garbage" => null!,
            _ => ScriptedServer.Text("", "text/plain"),
        });
        var options = new XnatClientOptions { PrimaryHandler = _ => new Leaving(server, kind, never) };
        var client = await XnatClient.ConnectAsync(ScriptedServer.Address, XnatCredential.UserPassword("reader", "secret-1"), options);

        await client.DisposeAsync();
        await client.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.Projects.CountAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.Http.GetAsync(Projects));
        never.Release();
    }

    [Fact]
    public async Task CallThatIsRunningEndsAsOneOfADisposedClient()
    {
        using var never = new SemaphoreSlim(0);
        using var server = new ScriptedServer().SignsIn();
        using var asked = new SemaphoreSlim(0);
        var options = new XnatClientOptions { PrimaryHandler = _ => new Stalling(server, asked) };
        var client = await XnatClient.ConnectAsync(ScriptedServer.Address, XnatCredential.UserPassword("reader", "secret-1"), options);

        var running = client.Projects.CountAsync();
        await asked.WaitAsync();
        await client.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => running);
    }

    [Fact]
    public async Task DisposingTwiceAtOnceSignsOutOnce()
    {
        using var server = new ScriptedServer().SignsIn();
        var client = await server.ConnectAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () => await client.DisposeAsync())));

        Assert.Single(server.Sent, static sent => sent.Line == "DELETE /data/JSESSION");
    }

    private sealed class Leaving(HttpMessageHandler inner, string kind, SemaphoreSlim never) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Delete && kind == "hangs") await never.WaitAsync(cancellationToken);
            if (request.Method == HttpMethod.Delete && kind == "deaf") never.Wait(CancellationToken.None);
            return await base.SendAsync(request, cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            if (kind == "throws on disposal") throw new FormatException("mine");
            base.Dispose(disposing);
        }
    }

    private sealed class Stalling(HttpMessageHandler inner, SemaphoreSlim asked) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath != "/data/projects") return await base.SendAsync(request, cancellationToken);
            asked.Release();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("Nobody ended the wait.");
        }
    }
}
