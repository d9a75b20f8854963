using System.Diagnostics;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Runtime.Tests.Transfer.Faults;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Transfer.Trees;

/// <summary>
/// A large file of a folder whose run died goes on where it was, as far as what lies there is proven to be a beginning of what the server
/// has. The folder is copied while the run stands still: what a killed process leaves.
/// </summary>
public sealed class ResumedFileTests : IDisposable
{
    private const int Block = 1024 * 1024;
    private const string Place = "MR1/scans/1-T1/resources/DICOM/files/large.dcm";

    private static readonly byte[] Large = Study.Random(11, (5 * Block) + 12_345);

    private readonly TemporaryFolder killed = new();
    private readonly TemporaryFolder left = new();

    public void Dispose()
    {
        killed.Dispose();
        left.Dispose();
    }

    [Theory]
    [InlineData(true, (3 * Block) + 500_000)]
    [InlineData(true, (5 * Block) + 12_344)]
    [InlineData(true, 10)]
    [InlineData(false, (3 * Block) + 500_000)]
    [InlineData(false, 5 * Block)]
    public async Task KilledRunIsGoneOnWithAndNoByteComesTwiceBeyondABlock(bool hasDigests, int at)
    {
        await using var stage = await Stage.OpenAsync(hasDigests: hasDigests);
        await stage.KillAsync(killed, left, at);
        stage.Wire.Restart();

        var report = await stage.DownloadAsync(left);

        Assert.Equal("1 object, 1 file: 1 fetched", report.ToString());
        RequireWhole(Large);
        Assert.InRange(stage.Wire.Bytes, Large.Length - at, Large.Length - at + Block);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RunThatWasCancelledIsGoneOnWith(bool hasDigests)
    {
        const int at = (2 * Block) + 7;
        await using var stage = await Stage.OpenAsync(hasDigests: hasDigests);
        using var cancellation = new CancellationTokenSource();
        stage.Wire.Held = cancellation.CancelAsync;
        stage.Wire.Next = new(StrikeKind.Hold, 0, at);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stage.DownloadAsync(left, cancellation.Token));
        Assert.Equal(at, stage.Wire.Bytes);
        await stage.DownloadAsync(left);

        RequireWhole(Large);
        Assert.InRange(stage.Wire.Bytes, Large.Length, Large.Length + 1);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task RunThatTheServerRefusedMeanwhileTakesNothingFromThePart(int status)
    {
        const int at = 3 * Block;
        await using var stage = await Stage.OpenAsync();
        await stage.KillAsync(killed, left, at);
        stage.Server.Faults.AnswerStatus(await stage.UriAsync(), status, times: 1000);
        Assert.Single((await stage.DownloadAsync(left)).Failed);
        stage.Server.Faults.Clear();
        stage.Wire.Restart();

        await stage.DownloadAsync(left);

        RequireWhole(Large);
        Assert.InRange(stage.Wire.Bytes, Large.Length - at, Large.Length - at + Block);
    }

    [Fact]
    public async Task PartOfAFileThatIsNotThereAnyMoreGoes()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.KillAsync(killed, left, 3 * Block);
        stage.Server.Faults.AnswerStatus(await stage.UriAsync(), 404, times: 1000);

        Assert.Single((await stage.DownloadAsync(left)).Failed);

        Assert.DoesNotContain(left.Files(), static file => file.Contains("parts", StringComparison.Ordinal));
    }

    public static TheoryData<string> Damages =>
        [
        "flipped first", "flipped last", "shorter", "longer", "empty", "other file", "note edited",
        "note of another", "half a note", "no note",
    ];

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task PartThatIsNotAsItWasWrittenIsNeverBelieved(string damage)
    {
        foreach (var hasDigests in (bool[])[true, false])
        {
            await using var stage = await Stage.OpenAsync(hasDigests: hasDigests);
            await stage.KillAsync(killed, left, 3 * Block);
            Damage(damage);

            var report = await stage.DownloadAsync(left);

            Assert.Equal("1 object, 1 file: 1 fetched", report.ToString());
            RequireWhole(Large);
            Directory.Delete(left["MR1"], recursive: true);
            Directory.Delete(left[".xnat"], recursive: true);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FileThatTheServerReplacedMeanwhileIsFetchedAnew(bool hasDigests)
    {
        await using var stage = await Stage.OpenAsync(hasDigests: hasDigests);
        await stage.KillAsync(killed, left, 3 * Block);
        var other = Study.Random(12, Large.Length);
        await stage.ReplaceAsync(other);
        stage.Wire.Restart();

        await stage.DownloadAsync(left);

        RequireWhole(other);
        Assert.Equal(other.Length, stage.Wire.Bytes);
    }

    [Fact]
    public async Task ServerWithoutRangesSendsTheWholeOnce()
    {
        await using var stage = await Stage.OpenAsync(answersRanges: false);
        await stage.KillAsync(killed, left, 3 * Block);
        stage.Wire.Restart();

        await stage.DownloadAsync(left);

        RequireWhole(Large);
        Assert.Equal(Large.Length, stage.Wire.Bytes);
    }

    [Fact]
    public async Task PartOfAFileThatIsNotWantedAnyMoreGoes()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.KillAsync(killed, left, 3 * Block);

        await stage.DownloadAsync(left, options: new() { Names = ["none"] });

        Assert.DoesNotContain(left.Files(), static file => file.Contains("parts", StringComparison.Ordinal));
    }

    private void Damage(string damage)
    {
        var part = Directory.GetFiles(left[".xnat/parts"]).Single(static path => Path.GetExtension(path).Length == 0);
        var note = part + ".note";
        var bytes = File.ReadAllBytes(part);
        switch (damage)
        {
            case "flipped first":
                bytes[0] ^= 1;
                break;
            case "flipped last":
                bytes[^1] ^= 1;
                break;
            case "shorter":
                bytes = bytes[..(Block + 9)];
                break;
            case "longer":
                bytes = [.. bytes, .. new byte[Large.Length]];
                break;
            case "empty":
                bytes = [];
                break;
            case "other file":
                bytes = new byte[bytes.Length];
                break;
            case "note edited":
                File.WriteAllText(note, File.ReadAllText(note).Replace("2026", "2027", StringComparison.Ordinal));
                break;
            case "note of another":
                File.WriteAllText(note, File.ReadAllText(note).Replace("large", "small", StringComparison.Ordinal));
                break;
            case "half a note":
                File.WriteAllText(note, File.ReadAllText(note)[..20]);
                break;
            default:
                File.Delete(note);
                break;
        }

        File.WriteAllBytes(part, bytes);
    }

    private void RequireWhole(byte[] wanted)
    {
        Assert.Equal([".xnat/MD5SUMS", ".xnat/manifest.jsonl", Place], left.Files());
        Assert.True(File.ReadAllBytes(left[Place]).AsSpan().SequenceEqual(wanted));
    }

    private sealed class Stage(XnatServer server, XnatClient client, FaultyWire wire) : IAsyncDisposable
    {
        public XnatServer Server => server;

        public FaultyWire Wire => wire;

        public static async Task<Stage> OpenAsync(bool answersRanges = true, bool hasDigests = true)
        {
            var server = await XnatServer.StartAsync(
                new() { AnswersRanges = answersRanges, Clock = new SteppingClock() },
                static seed => seed.Project("P1").Subject("S1").Experiment("MR1").Scan("1", "T1")
                    .File("DICOM", "large.dcm", Large, "DICOM"));
            FaultyWire wire = null!;
            var options = new XnatClientOptions
            {
                PrimaryHandler = inner => wire = new(hasDigests ? inner : new PoorCatalog(inner)),
                Retry = new() { Delay = TimeSpan.FromMilliseconds(1) },
            };
            return new(server, await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"), options), wire);
        }

        /// <summary>Begins a run, and keeps what lies in its folder in the moment when so many bytes have come.</summary>
        public async Task KillAsync(TemporaryFolder from, TemporaryFolder to, int at)
        {
            using var end = new CancellationTokenSource();
            Wire.Held = async () =>
            {
                // What has come and was written is proven a moment later.
                var patience = Stopwatch.StartNew();
                while (at >= Block && Marked(from) < at - Block && patience.Elapsed < TimeSpan.FromSeconds(20)) await Task.Delay(1);
                Copy(from, to);
                await end.CancelAsync();
            };
            Wire.Next = new(StrikeKind.Hold, Wire.Bodies.Count, at);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DownloadAsync(from, end.Token));
            Directory.Delete(from[".xnat"], recursive: true);
        }

        public async Task<DownloadReport> DownloadAsync(
            TemporaryFolder folder, CancellationToken cancellationToken = default, DirectoryOptions? options = null)
        {
            var session = (MrSessionData)await (await client.Projects.GetAsync("P1")).Experiments.GetAsync("MR1");
            return await session.DownloadDirectoryAsync(folder.Path, options ?? new(), cancellationToken: cancellationToken);
        }

        public async Task<string> UriAsync()
        {
            var session = (MrSessionData)await (await client.Projects.GetAsync("P1")).Experiments.GetAsync("MR1");
            return (await session.GetFilesAsync().FirstAsync()).Uri;
        }

        public async Task ReplaceAsync(byte[] bytes)
        {
            var session = (MrSessionData)await (await client.Projects.GetAsync("P1")).Experiments.GetAsync("MR1");
            var resource = await (await session.Scans.GetAsync("1")).Resources.GetAsync("DICOM");
            using var content = new MemoryStream(bytes);
            await resource.UploadAsync(content, new UploadOptions { RemotePath = "large.dcm", Overwrite = true });
        }

        public async ValueTask DisposeAsync()
        {
            await client.DisposeAsync();
            await server.DisposeAsync();
        }

        private static long Marked(TemporaryFolder folder) =>
            Directory.GetFiles(folder[".xnat/parts"], "*.note").SelectMany(File.ReadAllLines)
                .Select(static line => CheckedLine.Read(line) is { } mark ? CheckedLine.NumberOf(mark, "length") ?? 0 : 0)
                .LastOrDefault();

        // The run holds its files for itself alone, which only those heed who ask.
        private static void Copy(TemporaryFolder from, TemporaryFolder to)
        {
            using var copy = Process.Start("cp", ["-a", from.Path + "/.", to.Path]);
            copy.WaitForExit();
            Assert.Equal(0, copy.ExitCode);
        }
    }
}
