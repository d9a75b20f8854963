using System.Net;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Connection.Polite;

/// <summary>Signs everybody in, and holds each other request until the test lets it go; counts how many it holds at once.</summary>
internal sealed class CountingServer : HttpMessageHandler
{
    private readonly TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim arrivals = new(0);
    private readonly Lock gate = new();
    private int held;

    public int MostAtOnce { get; private set; }

    public int Arrived { get; private set; }

    public bool HasSignedOut { get; private set; }

    public void LetGo() => go.TrySetResult();

    /// <summary>Waits until so many more requests have come.</summary>
    public async Task ArrivedAsync(int count)
    {
        while (count-- > 0) Assert.True(await arrivals.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HasSignedOut |= request.Method == HttpMethod.Delete;
        switch (request.RequestUri!.AbsolutePath)
        {
            case "/data/services/auth" or "/data/JSESSION": return ScriptedServer.Text("S1", "text/plain");
            case "/data/auth": return ScriptedServer.Text("User 'reader' is logged in", "text/plain");
        }

        lock (gate)
        {
            Arrived++;
            MostAtOnce = Math.Max(MostAtOnce, ++held);
        }

        arrivals.Release();
        try
        {
            await go.Task.WaitAsync(cancellationToken);
            return request.RequestUri.AbsolutePath.EndsWith("/missing", StringComparison.Ordinal)
                ? ScriptedServer.StatusPage(HttpStatusCode.NotFound, "none")
                : ScriptedServer.Text("{}");
        }
        finally
        {
            lock (gate) held--;
        }
    }

    protected override void Dispose(bool disposing)
    {
        // The test owns it; the client's pipeline must not end it.
        if (disposing) LetGo();
    }
}
