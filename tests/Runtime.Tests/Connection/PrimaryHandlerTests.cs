using System.Net;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Connection;

/// <summary>The caller's handler: what is refused at connect, and what becomes of its exceptions.</summary>
public sealed class PrimaryHandlerTests
{
    private static readonly Uri Projects = new("data/projects", UriKind.Relative);

    public static TheoryData<string> Unsafe =>
    [
        "nothing",
        "wraps nothing",
        "follows",
        "keeps cookies",
        "decompresses",
        "new SocketsHttpHandler",
        "new HttpClientHandler",
        "client follows",
        "client keeps cookies",
        "wrapped twice",
    ];

    public static TheoryData<Type> Failures =>
    [
        typeof(HttpRequestException),
        typeof(IOException),
        typeof(InvalidOperationException),
        typeof(ArgumentException),
        typeof(NotSupportedException),
        typeof(FormatException),
        typeof(UnauthorizedAccessException),
        typeof(TimeoutException),
        typeof(NullReferenceException),
        typeof(ApplicationException),
        typeof(TaskCanceledException),
    ];

    [Theory]
    [MemberData(nameof(Unsafe))]
    public async Task UnsafeHandlerIsRefusedAtConnect(string kind)
    {
        using var server = new ScriptedServer().SignsIn();
        var options = new XnatClientOptions { PrimaryHandler = prepared => Make(kind, prepared) };

        var error = await Assert.ThrowsAsync<ArgumentException>(
            () => XnatConnection.OpenAsync(ScriptedServer.Address, XnatCredential.UserPassword("reader", "secret-1"), options, default));

        Assert.StartsWith("The function in PrimaryHandler gives ", error.Message, StringComparison.Ordinal);
        Assert.Contains("; ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PreparedHandlerIsAcceptedChangedAndWrapped()
    {
        using var prepared = Prepared();
        using var wrapper = new Wrapper(prepared);
        var changed = new XnatClientOptions
        {
            PrimaryHandler = handler =>
            {
                handler.Proxy = new WebProxy("http://proxy.example.org:8080");
                return handler;
            },
        };

        Assert.Same(prepared, PrimaryHandlers.Make(prepared, new()));
        Assert.Same(prepared, PrimaryHandlers.Make(prepared, changed));
        Assert.Same(wrapper, PrimaryHandlers.Make(prepared, new() { PrimaryHandler = _ => wrapper }));
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task ExceptionOfTheHandlerIsAConnectionError(Type type)
    {
        var failure = (Exception)Activator.CreateInstance(type)!;
        using var server = new ScriptedServer().SignsIn().On("GET /data/projects", _ => throw failure);
        await using var connection = await server.OpenAsync();

        var error = await Assert.ThrowsAsync<XnatConnectionException>(
            () => connection.AskAsync(token => connection.Http.GetAsync(Projects, token), ExpectedContent.Json, CancellationToken.None));

        Assert.Same(failure, error.InnerException);
        Assert.Contains("GET /data/projects", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExceptionOfTheRedactionKeepsNothingOfTheBody()
    {
        using var server = new ScriptedServer().SignsIn()
            .On("GET /data/projects", _ => ScriptedServer.StatusPage(HttpStatusCode.Conflict, "label SUB1"));
        await using var connection = await server.OpenAsync(
            options: new() { RedactErrorBody = static _ => throw new FormatException("mine") });

        var error = await Assert.ThrowsAsync<XnatConflictException>(
            () => connection.AskAsync(token => connection.Http.GetAsync(Projects, token), ExpectedContent.Json, CancellationToken.None));

        Assert.Equal((null, null), (error.Body, error.ServerMessage));
    }

    private static SocketsHttpHandler Prepared() => new() { AllowAutoRedirect = false, UseCookies = false };

    private static HttpMessageHandler Make(string kind, SocketsHttpHandler prepared)
    {
        switch (kind)
        {
            case "nothing": return null!;
            case "wraps nothing": return new Wrapper(new Wrapper(null));
            case "follows":
                prepared.AllowAutoRedirect = true;
                return prepared;
            case "keeps cookies":
                prepared.UseCookies = true;
                return new Wrapper(prepared);
            case "decompresses":
                prepared.AutomaticDecompression = DecompressionMethods.GZip;
                return prepared;
            case "new SocketsHttpHandler": return new SocketsHttpHandler();
            case "new HttpClientHandler": return new HttpClientHandler();
            case "client follows": return new HttpClientHandler { UseCookies = false };
            case "client keeps cookies": return new HttpClientHandler { AllowAutoRedirect = false };
            default: return new Wrapper(new Wrapper(new SocketsHttpHandler { UseCookies = false }));
        }
    }

    private sealed class Wrapper : DelegatingHandler
    {
        public Wrapper(HttpMessageHandler? inner)
        {
            if (inner is not null) InnerHandler = inner;
        }
    }
}
