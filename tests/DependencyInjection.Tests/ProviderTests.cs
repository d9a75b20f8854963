using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Xnat.Typed.Server;

namespace Xnat.Typed.DependencyInjection.Tests;

/// <summary>Clients by name: one session each, made when it is needed, and gone with the container.</summary>
public sealed class ProviderTests
{
    private static readonly XnatCredential Admin = XnatCredential.UserPassword("admin", "admin");

    private static readonly XnatRetryOptions Quick = new() { Delay = TimeSpan.FromMilliseconds(1) };

    [Fact]
    public async Task TwoServersByNameAndOneWithoutLiveInOneHost()
    {
        await using var lab = await XnatServer.StartAsync(static data => data.Project("LAB"));
        await using var clinic = await XnatServer.StartAsync(static data => data.Project("CLINIC"));
        await using var services = new ServiceCollection()
            .AddXnatClient("lab", settings => Set(settings, lab))
            .AddXnatClient("clinic", settings => Set(settings, clinic))
            .AddXnatClient(settings => Set(settings, lab))
            .BuildServiceProvider();

        Assert.Empty(lab.Requests);
        var first = await services.GetRequiredKeyedService<IXnatClientProvider>("lab").GetClientAsync();
        var second = await services.GetRequiredKeyedService<IXnatClientProvider>("clinic").GetClientAsync();
        var bare = await services.GetRequiredService<IXnatClientProvider>().GetClientAsync();

        Assert.Equal("LAB", (await first.Projects.GetAsync("LAB")).Id);
        Assert.Equal("CLINIC", (await second.Projects.GetAsync("CLINIC")).Id);
        Assert.NotSame(first, bare);
        Assert.Same(first, await services.GetRequiredKeyedService<IXnatClientProvider>("lab").GetClientAsync());
    }

    [Fact]
    public async Task FirstUsesAtOnceSignInOnce()
    {
        await using var server = await XnatServer.StartAsync();
        await using var services = Services(server);
        var provider = services.GetRequiredService<IXnatClientProvider>();

        var clients = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => provider.GetClientAsync())));

        Assert.Single(clients.Distinct());
        Assert.Equal(1, SignIns(server));
    }

    [Fact]
    public async Task ServerThatAnswersTwiceWith503IsAskedAThirdTime()
    {
        await using var server = await XnatServer.StartAsync(static data => data.Project("P1"));
        await using var services = Services(server);
        var xnat = await services.GetRequiredService<IXnatClientProvider>().GetClientAsync();
        server.Faults.AnswerStatus("/data/projects", 503, times: 2);

        Assert.Equal("P1", (await xnat.Projects.GetAsync("P1")).Id);
        Assert.Equal(2, server.Requests.Count(static request => request.Status == 503));
    }

    [Fact]
    public async Task SessionThatEndsIsRenewedAndATokenThatEndsIsNotTriedForEver()
    {
        await using var server = await XnatServer.StartAsync(static data => data.Project("P1"));
        await using (var admin = await XnatClient.ConnectAsync(server.Url, Admin))
        {
            using var issued = System.Text.Json.JsonDocument.Parse(await admin.Http.GetStringAsync("/data/services/tokens/issue"));
            var token = XnatCredential.AliasToken(
                issued.RootElement.GetProperty("alias").GetString()!, issued.RootElement.GetProperty("secret").GetString()!);
            var clock = new SettableClock();
            await using var services = new ServiceCollection()
                .AddSingleton<TimeProvider>(clock)
                .AddXnatClient(settings => (settings.Address, settings.Credential) = (server.Url.AbsoluteUri, token))
                .BuildServiceProvider();
            var provider = services.GetRequiredService<IXnatClientProvider>();
            var xnat = await provider.GetClientAsync();

            server.Faults.AnswerStatus("/data/projects", 401, times: 1);
            await xnat.Projects.GetAsync("P1");

            var (alias, secret) = (issued.RootElement.GetProperty("alias"), issued.RootElement.GetProperty("secret"));
            await admin.Http.GetStringAsync($"/data/services/tokens/invalidate/{alias}/{secret}");
            server.Faults.AnswerStatus("/data/projects", 401, times: 1);
            await Assert.ThrowsAsync<XnatAuthenticationException>(() => xnat.Projects.GetAsync("P1"));
            Assert.True(xnat.HasEnded);

            var sent = server.Requests.Count;
            await Assert.ThrowsAsync<XnatAuthenticationException>(() => provider.GetClientAsync());
            Assert.True(server.Requests.Count > sent);
            sent = server.Requests.Count;
            await Assert.ThrowsAsync<XnatAuthenticationException>(() => provider.GetClientAsync());
            Assert.Equal(sent, server.Requests.Count);

            clock.Ahead = TimeSpan.FromMinutes(2);
            await Assert.ThrowsAsync<XnatAuthenticationException>(() => provider.GetClientAsync());
            Assert.True(server.Requests.Count > sent);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TokenThatExpiresByTheClockIsReplacedWhereTheCredentialFindsAnother(bool isFound)
    {
        var clock = new SettableClock();
        await using var server = await XnatServer.StartAsync(
            new XnatServerOptions { Clock = clock }, static data => data.Project("P1"));
        var token = await IssueAsync(server);
        var credential = isFound
            ? XnatCredential.FromPrompt(async (_, _) => (await IssueAsync(server)).ToCredential())
            : token.ToCredential();
        await using var services = new ServiceCollection()
            .AddXnatClient(settings => (settings.Address, settings.Credential) = (server.Url.AbsoluteUri, credential))
            .BuildServiceProvider();
        var xnat = await services.GetRequiredService<IXnatClientProvider>().GetClientAsync();
        Assert.NotNull(await xnat.Projects.FindAsync("P1"));

        clock.Ahead = token.Expires!.Value - DateTimeOffset.UtcNow + TimeSpan.FromHours(1);

        if (isFound) Assert.NotNull(await xnat.Projects.FindAsync("P1"));
        else
        {
            var error = await Assert.ThrowsAsync<XnatAuthenticationException>(() => xnat.Projects.FindAsync("P1"));
            Assert.Contains("refused the alias token", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(!isFound, xnat.HasEnded);
    }

    [Fact]
    public async Task SignInThatFailedForAMomentIsTriedAtTheNextCall()
    {
        await using var server = await XnatServer.StartAsync();
        await using var services = Services(server);
        var provider = services.GetRequiredService<IXnatClientProvider>();
        server.Faults.AnswerStatus("/data/auth", 500, times: 1);

        await Assert.ThrowsAsync<XnatResponseException>(() => provider.GetClientAsync());

        Assert.False((await provider.GetClientAsync()).HasEnded);
    }

    [Fact]
    public async Task WhoStopsWaitingStopsNobodyElse()
    {
        await using var server = await XnatServer.StartAsync();
        server.Faults.Add("delay=100ms", "/data/auth", times: 1);
        await using var services = Services(server);
        var provider = services.GetRequiredService<IXnatClientProvider>();
        using var cancelled = new CancellationTokenSource();

        var first = provider.GetClientAsync(cancelled.Token);
        var second = provider.GetClientAsync();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.False((await second).HasEnded);
        Assert.Equal(1, SignIns(server));
    }

    [Fact]
    public async Task ClientThatSomebodyDisposedIsReplaced()
    {
        await using var server = await XnatServer.StartAsync(static data => data.Project("P1"));
        await using var services = Services(server);
        var provider = services.GetRequiredService<IXnatClientProvider>();
        await (await provider.GetClientAsync()).DisposeAsync();

        Assert.Equal("P1", (await (await provider.GetClientAsync()).Projects.GetAsync("P1")).Id);
    }

    [Fact]
    public async Task HandlerOfOnesOwnSeesEveryRequestAndRetry()
    {
        await using var server = await XnatServer.StartAsync(static data => data.Project("P1"));
        var seen = new ConcurrentQueue<string>();
        await using var services = new ServiceCollection().AddXnatClient(settings =>
        {
            Set(settings, server);
            settings.Change(options => options with { PrimaryHandler = prepared => new Watching(seen) { InnerHandler = prepared } });
        }).BuildServiceProvider();
        var xnat = await services.GetRequiredService<IXnatClientProvider>().GetClientAsync();
        server.Faults.AnswerStatus("/data/projects", 503, times: 2);
        await xnat.Projects.GetAsync("P1");

        Assert.Equal(server.Requests.Count, seen.Count);
    }

    [Theory]
    [InlineData(false, false, true)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    [InlineData(true, true, true)]
    [InlineData(false, false, false)]
    [InlineData(true, false, false)]
    public async Task ContainerGoesInAnyOrderAndNeverThrows(bool isSync, bool serverFirst, bool isUsed)
    {
        var server = await XnatServer.StartAsync();
        var services = Services(server);
        var provider = services.GetRequiredService<IXnatClientProvider>();
        if (isUsed) await provider.GetClientAsync();
        if (serverFirst) await server.DisposeAsync();

        if (isSync) services.Dispose();
        else await services.DisposeAsync();

        Assert.Equal(isUsed && !serverFirst, server.Requests.Any(static request => request.Method == "DELETE"));
        Assert.Throws<ObjectDisposedException>(() => { _ = provider.GetClientAsync(); });
        await server.DisposeAsync();
    }

    [Fact]
    public async Task HealthIsThatOfTheServer()
    {
        var server = await XnatServer.StartAsync();
        var collection = new ServiceCollection().AddXnatClient("lab", settings => Set(settings, server)).AddLogging();
        collection.AddHealthChecks().AddXnat("lab", HealthStatus.Degraded);
        await using var services = collection.BuildServiceProvider();
        var health = services.GetRequiredService<HealthCheckService>();

        var well = await health.CheckHealthAsync();
        await server.DisposeAsync();
        var ill = await health.CheckHealthAsync();

        Assert.Equal((HealthStatus.Healthy, HealthStatus.Degraded), (well.Entries["xnat:lab"].Status, ill.Entries["xnat:lab"].Status));
    }

    private static ServiceProvider Services(XnatServer server) =>
        new ServiceCollection().AddXnatClient(settings => Set(settings, server)).BuildServiceProvider();

    private static async Task<XnatAliasToken> IssueAsync(XnatServer server)
    {
        await using var admin = await XnatClient.ConnectAsync(server.Url, Admin);
        return await admin.Tokens.IssueAsync();
    }

    private static void Set(XnatClientSettings settings, XnatServer server)
    {
        (settings.Address, settings.Credential) = (server.Url.AbsoluteUri, Admin);
        settings.Change(static options => options with { Retry = Quick });
    }

    private static int SignIns(XnatServer server) => server.Requests.Count(static request => request.HasAuthorization);

    private sealed class Watching(ConcurrentQueue<string> seen) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen.Enqueue(request.Method.Method);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
