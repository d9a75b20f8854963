using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Connection.Polite;

/// <summary>How many requests are at work at once, and that who waits for a turn neither fails for it nor waits for ever.</summary>
public sealed class ConcurrencyTests
{
    private static readonly XnatCredential Reader = XnatCredential.UserPassword("reader", "secret-1");

    private static readonly XnatCredential Admin = XnatCredential.UserPassword("admin", "admin");

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(null, 8)]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(1000, 40)]
    public async Task SoManyRequestsAreAtWorkAndTheRestWait(int? most, int expected)
    {
        using var server = new CountingServer();
        await using var xnat = await ConnectAsync(
            server, options => most is { } set ? options with { MaxConcurrentRequests = set } : options);

        var all = Enumerable.Range(0, 40).Select(at => xnat.Http.GetStringAsync($"/data/projects/P{at}")).ToArray();
        await server.ArrivedAsync(expected);
        var arrived = server.Arrived;
        server.LetGo();
        await Task.WhenAll(all).WaitAsync(Patience);

        Assert.Equal((expected, expected, 40), (arrived, server.MostAtOnce, server.Arrived));
    }

    [Fact]
    public async Task WaitingForATurnCountsTowardsNoTimeOut()
    {
        using var server = new CountingServer();
        await using var xnat = await ConnectAsync(server, static options => options with
        {
            MaxConcurrentRequests = 1,
            ConnectTimeout = TimeSpan.FromMilliseconds(200),
            AnswerTimeout = TimeSpan.FromMilliseconds(200),
            IdleTimeout = TimeSpan.FromMilliseconds(200),
            TotalTimeout = TimeSpan.FromMilliseconds(400),
        });

        var archiving = xnat.Http.PostAsync("/data/services/archive", null);
        await server.ArrivedAsync(1);
        var waiting = xnat.Http.GetStringAsync("/data/projects");
        await Task.Delay(TimeSpan.FromMilliseconds(900));
        Assert.False(waiting.IsCompleted);
        server.LetGo();

        Assert.Equal("{}", await waiting.WaitAsync(Patience));
        // This one was at work all the time, and longer than it may.
        await Assert.ThrowsAsync<XnatConnectionException>(() => archiving);
    }

    [Fact]
    public async Task WhoIsCancelledWhileWaitingTakesNoTurn()
    {
        using var server = new CountingServer();
        using var cancel = new CancellationTokenSource();
        await using var xnat = await ConnectAsync(server, static options => options with { MaxConcurrentRequests = 1 });

        var first = xnat.Http.GetStringAsync("/data/projects");
        await server.ArrivedAsync(1);
        var cancelled = xnat.Http.GetStringAsync("/data/subjects", cancel.Token);
        var last = xnat.Http.GetStringAsync("/data/experiments");
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        server.LetGo();
        await Task.WhenAll(first, last).WaitAsync(Patience);
        Assert.Equal(2, server.Arrived);
    }

    [Fact]
    public async Task AnswersThatAskWhoseSessionItIsDoNotWaitForEachOther()
    {
        using var server = new CountingServer();
        await using var xnat = await ConnectAsync(server, static options => options with { MaxConcurrentRequests = 2 });

        server.LetGo();
        var all = Enumerable.Range(0, 20).Select(_ => xnat.Http.GetAsync("/data/projects/missing")).ToArray();

        Assert.All(await Task.WhenAll(all).WaitAsync(Patience), answer => Assert.Equal(404, (int)answer.StatusCode));
    }

    [Fact]
    public async Task LoopsWithinLoopsDoNotWaitForEachOther()
    {
        await using var server = await XnatServer.StartAsync(static data =>
        {
            foreach (var project in (string[])["P1", "P2", "P3"])
                foreach (var subject in (string[])["S1", "S2"]) data.Project(project).Subject(subject).Experiment("E" + project + subject);
        });
        var options = new XnatClientOptions { MaxConcurrentRequests = 2 };
        await using var xnat = await XnatClient.ConnectAsync(server.Url, Admin, options);

        var loops = Enumerable.Range(0, 8).Select(_ => LoadAllAsync(xnat)).ToArray();

        Assert.All(await Task.WhenAll(loops).WaitAsync(Patience), count => Assert.Equal(6, count));
    }

    [Fact]
    public async Task OpenBodiesOfWhichNobodyReadsKeepNobodyOut()
    {
        await using var server = await XnatServer.StartAsync(static data => data.Project("P1").File("NOTES", "a.txt", new byte[100_000]));
        await using var xnat = await XnatClient.ConnectAsync(server.Url, Admin);

        var open = new List<Stream>();
        for (var at = 0; at < 12; at++) open.Add(await xnat.Http.GetStreamAsync("/data/projects/P1/resources/NOTES/files/a.txt"));
        var project = await xnat.Projects.GetAsync("P1").WaitAsync(Patience);

        Assert.Equal("P1", project.Id);
        foreach (var stream in open)
        {
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            Assert.Equal(100_000, copy.Length);
            await stream.DisposeAsync();
        }
    }

    [Fact]
    public async Task UploadOfWhatIsDownloadedMeanwhileDoesNotWaitForItself()
    {
        var bytes = Enumerable.Range(0, 300_000).Select(static at => (byte)at).ToArray();
        await using var server = await XnatServer.StartAsync(data => data.Project("P1").File("NOTES", "a.txt", bytes));
        var options = new XnatClientOptions { MaxConcurrentRequests = 1 };
        await using var xnat = await XnatClient.ConnectAsync(server.Url, Admin, options);

        await using var source = await xnat.Http.GetStreamAsync("/data/projects/P1/resources/NOTES/files/a.txt");
        using var content = new StreamContent(source);
        content.Headers.ContentLength = bytes.Length;
        using var answer = await xnat.Http.PutAsync("/data/projects/P1/resources/NOTES/files/b.txt?inbody=true", content)
            .WaitAsync(Patience);

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(bytes, await xnat.Http.GetByteArrayAsync("/data/projects/P1/resources/NOTES/files/b.txt"));
    }

    [Theory]
    [InlineData("HEAD", 8)]
    // A body whose reader had no thread for a moment has lent its slot, and keeps its connection; without the limit there are 60.
    [InlineData("GET", 16)]
    public async Task ConnectionsAreAsManyAsRequestsAtWork(string method, int most)
    {
        await using var server = await XnatServer.StartAsync(static data => data.Project("P1").Subject("S1"));
        server.Faults.Add("delay=5ms", "/data/projects");
        var connections = 0;
        await using var xnat = await XnatClient.ConnectAsync(server.Url, Admin, new() { PrimaryHandler = Count });

        var all = Enumerable.Range(0, 60).Select(_ => xnat.Http.SendAsync(new(new(method), "/data/projects"))).ToArray();
        foreach (var answer in await Task.WhenAll(all).WaitAsync(Patience)) answer.Dispose();

        Assert.InRange(connections, 1, most);

        SocketsHttpHandler Count(SocketsHttpHandler prepared)
        {
            prepared.ConnectCallback = async (context, token) =>
            {
                Interlocked.Increment(ref connections);
                var socket = new System.Net.Sockets.Socket(
                    System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(context.DnsEndPoint, token);
                return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
            };
            return prepared;
        }
    }

    [Fact]
    public async Task WhoLeavesWaitsForNobody()
    {
        using var server = new CountingServer();
        var xnat = await ConnectAsync(server, static options => options with { MaxConcurrentRequests = 1 });

        var held = xnat.Http.GetStringAsync("/data/projects");
        await server.ArrivedAsync(1);
        await xnat.DisposeAsync().AsTask().WaitAsync(Patience);

        Assert.True(server.HasSignedOut);
        await Assert.ThrowsAnyAsync<Exception>(() => held);
    }

    private static async Task<int> LoadAllAsync(XnatClient xnat)
    {
        var count = 0;
        await foreach (var project in xnat.Projects)
        {
            await foreach (var subject in project.Subjects)
            {
                await foreach (var experiment in subject.Experiments)
                {
                    await experiment.LoadAsync();
                    count++;
                }
            }
        }

        return count;
    }

    private static Task<XnatClient> ConnectAsync(CountingServer server, Func<XnatClientOptions, XnatClientOptions> change) =>
        XnatClient.ConnectAsync(ScriptedServer.Address, Reader, change(new() { PrimaryHandler = _ => server }));
}
