using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Runtime.Tests.Transfer.Faults;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Transfer;

/// <summary>
/// A download whose connection breaks goes on: from where it stopped, where the server can; otherwise from the beginning.
/// </summary>
public sealed class RangeTests : IDisposable
{
    private const string Resource = "/data/experiments/XNAT_E00001/scans/1/resources/7/files";

    private static readonly byte[] Large = Study.Files.Single(static file => file.Path == "large.dcm").Bytes;
    private static readonly XnatRetryOptions AtOnce = new() { Delay = TimeSpan.FromMilliseconds(1) };

    private readonly TemporaryFolder folder = new();

    private static object Row =>
        new { Name = "a.dcm", Size = $"{Large.Length}", URI = $"{Resource}/a.dcm", digest = "", collection = "DICOM" };

    public static TheoryData<string> Lies =>
        ["another start", "another end", "another length", "another version", "no version", "no range", "other units", "416", "whole"];

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(true, 1)]
    [InlineData(true, 123_456)]
    [InlineData(true, 299_999)]
    [InlineData(true, 300_000)]
    [InlineData(false, 1)]
    [InlineData(false, 123_456)]
    [InlineData(false, 299_999)]
    [InlineData(false, 300_000)]
    public async Task CutFileIsGoneOnWith(bool answersRanges, int cut)
    {
        await using var server = await XnatServer.StartAsync(new() { AnswersRanges = answersRanges }, Study.Seed);
        var (client, wire) = await ConnectAsync(server, AtOnce);
        await using var connected = client;
        var file = await LargeAsync(client);
        foreach (var options in (DownloadOptions[])[new(), new() { CompareDigests = false }])
        {
            wire.Restart();
            wire.Next = new(StrikeKind.Cut, 0, cut);
            var progress = new LastProgress();

            var result = await file.DownloadAsync(folder["a.dcm"], options, progress);

            Assert.Equal(Large, await File.ReadAllBytesAsync(folder["a.dcm"]));
            Assert.Equal(options.CompareDigests ? VerifiedBy.Digest : VerifiedBy.Length, result.VerifiedBy);
            Assert.Equal(Large.Length, progress.Last.Bytes);
            // Where the server answers ranges, no byte is sent twice; where all had come, nothing is asked for again.
            Assert.Equal(answersRanges || cut == Large.Length ? Large.Length : Large.Length + cut, wire.Bytes);
            Assert.Equal(["a.dcm"], folder.Files());
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(2)]
    public async Task ConnectionThatAlwaysBreaksEndsTheDownload(int? retries)
    {
        using var server = Scripted(_ => Part(Large, 0, HttpStatusCode.OK, breaksAt: 1000));
        var retry = retries is { } most ? AtOnce with { MaxRetries = most } : null;
        await using var connection = await server.OpenAsync(options: new() { Retry = retry });
        var file = await FileAsync(connection);

        await Assert.ThrowsAsync<XnatConnectionException>(() => file.DownloadAsync(folder["a.dcm"]));

        Assert.Equal(1 + (retries ?? 0), server.Sent.Count(static sent => sent.Path.EndsWith("/a.dcm", StringComparison.Ordinal)));
        Assert.Empty(folder.Files());
    }

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task PartThatDoesNotBelongToTheFileIsNotTaken(string lie)
    {
        // What comes as a part is not the file's: a mixture would have the right length.
        var count = 0;
        using var server = Scripted(_ => count++ switch
        {
            0 => Part(Large, 0, HttpStatusCode.OK, breaksAt: 1000),
            1 => Lying(lie),
            _ => Part(Large, 0, HttpStatusCode.OK),
        });
        await using var connection = await server.OpenAsync(options: new() { Retry = AtOnce });
        var file = await FileAsync(connection);

        var result = await file.DownloadAsync(folder["a.dcm"], new DownloadOptions { CompareDigests = false });

        Assert.Equal(VerifiedBy.Length, result.VerifiedBy);
        Assert.Equal(Large, await File.ReadAllBytesAsync(folder["a.dcm"]));
        Assert.Equal(lie == "whole" ? 2 : 3, count);
    }

    [Fact]
    public async Task FileThatChangedMeanwhileIsNeverMixed()
    {
        await using var server = await XnatServer.StartAsync(new() { AnswersRanges = true, Clock = new HourlyClock() }, Study.Seed);
        var (client, wire) = await ConnectAsync(server, AtOnce with { Delay = TimeSpan.FromSeconds(1) });
        await using var connected = client;
        var file = await LargeAsync(client);
        var other = Large.Reverse().ToArray();
        await File.WriteAllBytesAsync(folder["other"], other);
        var resource = await file.GetResourceAsync();
        wire.Next = new(StrikeKind.Cut, 0, 1000);

        var download = file.DownloadAsync(folder["a.dcm"], new DownloadOptions { CompareDigests = false });
        await resource.UploadAsync(folder["other"], new() { RemotePath = "large.dcm", Overwrite = true });
        await download;

        var bytes = await File.ReadAllBytesAsync(folder["a.dcm"]);
        Assert.True(bytes.AsSpan().SequenceEqual(other) || bytes.AsSpan().SequenceEqual(Large));
    }

    [Fact]
    public async Task NothingOfALongerAnswerIsLeftBehindAShorterOne()
    {
        await using var server = await XnatServer.StartAsync(new() { Clock = new HourlyClock() }, Study.Seed);
        FaultyWire wire = null!;
        var options = new XnatClientOptions
        {
            PrimaryHandler = inner => wire = new(new PoorCatalog(inner, hasSizes: false)), Retry = AtOnce,
        };
        await using var client = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"), options);
        var file = await LargeAsync(client);
        var resource = await file.GetResourceAsync();
        wire.Restart();
        wire.Next = new(StrikeKind.Hold, 0, 1000);
        wire.Held = async () =>
        {
            using var shorter = new MemoryStream([1, 2, 3]);
            await resource.UploadAsync(shorter, new() { RemotePath = "large.dcm", Overwrite = true });
        };

        var result = await file.DownloadAsync(folder["a.dcm"]);

        Assert.Equal(3, result.Bytes);
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(folder["a.dcm"]));
    }

    [Fact]
    public async Task CutArchiveIsAskedForAgain()
    {
        await using var server = await XnatServer.StartAsync(Study.Seed);
        var (client, wire) = await ConnectAsync(server, AtOnce);
        await using var connected = client;
        var session = (MrSessionData)await (await client.Projects.GetAsync(Study.Project)).Experiments.GetAsync("MR1");
        wire.Next = new(StrikeKind.Cut, 0, 200_000);
        var zip = await session.DownloadAsync(folder["all.zip"]);
        wire.Restart();
        wire.Next = new(StrikeKind.Cut, 0, 200_000);
        await session.DownloadDirectoryAsync(folder["tree"]);

        using (var archive = System.IO.Compression.ZipFile.OpenRead(folder["all.zip"]))
            Assert.Equal(Study.Tree.Count, archive.Entries.Count);
        Assert.Equal(VerifiedBy.Digest, zip.VerifiedBy);
        Assert.Equal(new FileInfo(folder["all.zip"]).Length, zip.Bytes);
        foreach (var (path, bytes) in Study.Tree) Assert.Equal(bytes, await File.ReadAllBytesAsync(folder["tree/" + path]));
        Assert.Equal(Study.Tree.Count + 1, folder.Data().Length);
    }

    [Fact]
    public async Task StreamThatCannotBeTakenBackEndsWithTheConnection()
    {
        await using var server = await XnatServer.StartAsync(new() { AnswersRanges = true }, Study.Seed);
        var (client, wire) = await ConnectAsync(server, AtOnce);
        await using var connected = client;
        var file = await LargeAsync(client);
        wire.Restart();
        wire.Next = new(StrikeKind.Cut, 0, 1000);
        using var target = new MemoryStream();

        await Assert.ThrowsAsync<XnatConnectionException>(() => file.DownloadAsync(target));

        Assert.Equal((1000L, 1), (wire.Bytes, wire.Bodies.Count));
    }

    private static async Task<(XnatClient Client, FaultyWire Wire)> ConnectAsync(XnatServer server, XnatRetryOptions retry)
    {
        FaultyWire wire = null!;
        var options = new XnatClientOptions { PrimaryHandler = inner => wire = new(inner), Retry = retry };
        var client = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"), options);
        return (client, wire);
    }

    private static async Task<XnatFile> LargeAsync(XnatClient client)
    {
        var session = (MrSessionData)await (await client.Projects.GetAsync(Study.Project)).Experiments.GetAsync("MR1");
        return await (await (await session.Scans.GetAsync("2")).Resources.FirstAsync()).Files.GetAsync("large.dcm");
    }

    private static ScriptedServer Scripted(Func<SentRequest, HttpResponseMessage> answer) => new ScriptedServer().SignsIn()
        .On($"GET {Resource}", JsonSerializer.Serialize(new { ResultSet = new { Result = new[] { Row } } }))
        .On($"GET {Resource}/a.dcm", answer);

    private static Task<XnatFile> FileAsync(XnatConnection connection)
    {
        const string address = "experiments/XNAT_E00001/scans/1/resources/7";
        return FileListing.ReadAsync(connection, address, null, CancellationToken.None).FirstAsync().AsTask();
    }

    private static HttpResponseMessage Lying(string lie)
    {
        var foreign = new byte[Large.Length];
        if (lie == "416") return ScriptedServer.Text("", "text/plain", HttpStatusCode.RequestedRangeNotSatisfiable);
        if (lie == "whole") return Part(Large, 0, HttpStatusCode.OK);
        var part = Part(foreign, 1000, HttpStatusCode.PartialContent);
        var headers = part.Content.Headers;
        var length = Large.Length;
        headers.ContentRange = lie switch
        {
            "another start" => new(999, length - 2, length),
            "another end" => new(1000, length - 2, length),
            "another length" => new(1000, length, length + 1),
            "other units" => new(1000, length - 1, length) { Unit = "blocks" },
            "no range" => null,
            _ => headers.ContentRange,
        };
        if (lie == "another version") headers.LastModified = headers.LastModified!.Value.AddSeconds(1);
        if (lie == "no version") headers.LastModified = null;
        return part;
    }

    private static HttpResponseMessage Part(byte[] bytes, int start, HttpStatusCode status, int? breaksAt = null)
    {
        var content = new StreamContent(new PiecewiseStream(bytes[start..], 4096, breaksAt));
        content.Headers.ContentType = new("application/octet-stream");
        content.Headers.LastModified = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        if (status == HttpStatusCode.PartialContent)
            content.Headers.ContentRange = new ContentRangeHeaderValue(start, bytes.Length - 1, bytes.Length);
        return new(status) { Content = content };
    }

    /// <summary>Whatever is stored later has another time.</summary>
    private sealed class HourlyClock : TimeProvider
    {
        private long hours;

        public override DateTimeOffset GetUtcNow() =>
            new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(Interlocked.Increment(ref hours) / 100.0);
    }

    private sealed class LastProgress : IProgress<TransferProgress>
    {
        public TransferProgress Last { get; private set; }

        public void Report(TransferProgress value) => Last = value;
    }
}
