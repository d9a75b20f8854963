using Xnat.Typed.Model;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>What <c>docs/threads.md</c> says that several threads may use at once.</summary>
public sealed class SharedBetweenThreadsTests : IAsyncLifetime
{
    private const int Threads = 16;
    private const int Sessions = 40;

    private XnatServer? server;
    private XnatClient? client;

    private XnatClient Xnat => client!;

    public async Task InitializeAsync()
    {
        server = await XnatServer.StartAsync(Seed);
        client = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"));
    }

    public async Task DisposeAsync()
    {
        await Xnat.DisposeAsync();
        await server!.DisposeAsync();
    }

    [Fact]
    public async Task OneListingIsGoneThroughByAllAtOnce()
    {
        var project = await Xnat.Projects.GetAsync("P1");
        var listing = project.Experiments.OfType<MrSessionData>().WithColumns(MrSessionData.Schema.Note);

        var read = await AtOnceAsync(async _ => await listing.Select(static session => $"{session.Label} {session.Note}").ToListAsync());

        Assert.All(read, static labels => Assert.Equal(Expected(), labels.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task OneQueryIsRunByAllAtOnce()
    {
        var query = Xnat.Query<MrSessionData>().Where(static session => session.Project == "P1" && session.Note != null)
            .WithColumns(MrSessionData.Schema.Note);

        var read = await AtOnceAsync(async _ => await query.Select(static session => $"{session.Label} {session.Note}").ToListAsync());

        Assert.All(read, static labels => Assert.Equal(Expected(), labels.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task ObjectsOfOneListingAreChangedByDifferentThreads()
    {
        var project = await Xnat.Projects.GetAsync("P1");
        var sessions = await project.Experiments.ToListAsync();

        await Parallel.ForEachAsync(
            sessions,
            new ParallelOptions { MaxDegreeOfParallelism = Threads },
            static async (session, token) => await session.SetFieldAsync("visited", session.Label!, token));

        var visited = await AtOnceAsync(async at => (await sessions[at].FieldsAsync())["visited"]);
        Assert.Equal(sessions.Take(Threads).Select(static session => session.Label), visited);
    }

    [Fact]
    public async Task OneFileAndItsClientAreReadByAllAtOnce()
    {
        var session = await (await Xnat.Projects.GetAsync("P1")).Experiments.GetAsync("MR00");
        var file = await session.GetFilesAsync().FirstAsync();

        var read = await AtOnceAsync(async _ =>
        {
            using var bytes = new MemoryStream();
            await file.DownloadAsync(bytes);
            return bytes.ToArray();
        });

        Assert.All(read, static bytes => Assert.Equal(Slice(), bytes));
    }

    [Fact]
    public async Task WhoAsksTwiceHasTwoObjects()
    {
        var project = await Xnat.Projects.GetAsync("P1");

        var found = await AtOnceAsync(async _ => await project.Subjects.GetAsync("S1"));

        Assert.Equal(Threads, found.Distinct(ReferenceEqualityComparer.Instance).Count());
        Assert.Equal(Threads, found.Select(static subject => subject.Raw).Distinct(ReferenceEqualityComparer.Instance).Count());
    }

    private static Task<T[]> AtOnceAsync<T>(Func<int, Task<T>> work) =>
        Task.WhenAll(Enumerable.Range(0, Threads).Select(at => Task.Run(() => work(at))));

    private static IEnumerable<string> Expected() => Enumerable.Range(0, Sessions).Select(static at => $"MR{at:00} note {at}");

    private static byte[] Slice()
    {
        var bytes = new byte[50_000];
        new Random(7).NextBytes(bytes);
        return bytes;
    }

    private static void Seed(XnatSeed seed)
    {
        var subject = seed.Project("P1").Subject("S1");
        for (var at = 0; at < Sessions; at++)
        {
            var session = subject.Experiment($"MR{at:00}").With("note", $"note {at}");
            if (at == 0) session.Scan("1", "T1").File("DICOM", "1.dcm", Slice(), "DICOM");
        }
    }
}
