using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Runtime.Tests.Transfer.Hostile;

namespace Xnat.Typed.Runtime.Tests.Transfer;

/// <summary>Files are handed on one by one while their archive arrives.</summary>
public sealed class StreamedArchiveTests
{
    private static readonly (string Path, byte[] Content)[] Files =
    [
        .. Enumerable.Range(0, 300).Select(static at => ($"small/{at}.dcm", Bytes(at * 7, at))),
        ("large.dcm", Bytes(3_000_000, seed: 1)),
        ("exactly.dcm", Bytes(128 * 1024, seed: 2)),
        ("one more.dcm", Bytes((128 * 1024) + 1, seed: 3)),
        ("pieces.dcm", Bytes(1024 * 1024, seed: 4)),
    ];

    private static readonly object[] Rows = [.. Files.Select(static file => ArchiveStage.Row(file.Path, file.Content))];

    private static readonly byte[] Archive = new RawZip(
        [.. Files.Select(static (file, at) => Entry(file.Path, file.Content, at % 2 == 0))]).Build();

    [Fact]
    public async Task EachFileIsHandedOnOnceWithItsDigest()
    {
        await using var stage = await ArchiveStage.OpenAsync();
        using var target = new RecordingTarget();

        var archive = await stage.ReceiveAsync(Rows, Archive, target);

        Assert.Equal((Files.Length, Files.Sum(static file => (long)file.Content.Length)), (archive.Files, archive.Bytes));
        Assert.Equal(VerifiedBy.Digest, archive.VerifiedBy);
        Assert.Equal(["MR1"], archive.Roots);
        Assert.Equal(Files.Length, target.FilesOnDisk);
        var byName = target.Completed.ToDictionary(static entry => entry.Name[HostileArchives.Root.Length..], StringComparer.Ordinal);
        foreach (var (path, content) in Files)
        {
            var entry = byName[path];
            Assert.Equal(content, await File.ReadAllBytesAsync(entry.Path!));
            Assert.Equal(
                (content.Length, ArchiveStage.Digest(content), RawEntry.CrcOf(content), path),
                (entry.Length, entry.Md5, entry.Crc32, entry.Listed!.Path));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FileThatIsNotWantedIsReadOverAndCompared(bool comparesDigests)
    {
        await using var stage = await ArchiveStage.OpenAsync();
        using var target = new RecordingTarget
        {
            IsWanted = static name => name.EndsWith("/7.dcm", StringComparison.Ordinal),
            ComparesUnplaced = comparesDigests,
        };

        var archive = await stage.ReceiveAsync(Rows, Archive, target);

        Assert.Equal((Files.Length, 1), (archive.Files, target.FilesOnDisk));
        Assert.Equal(comparesDigests ? VerifiedBy.Digest : VerifiedBy.Length, archive.VerifiedBy);
        Assert.Equal(Files.Length - 1, target.Completed.Count(static entry => entry.Path is null));
        Assert.Equal(comparesDigests ? Files.Length : 1, target.Completed.Count(static entry => entry.Md5 is not null));
    }

    [Theory]
    [InlineData("small/200.dcm")]
    [InlineData("large.dcm")]
    public async Task FileWithAnotherDigestIsNotHandedOn(string path)
    {
        await using var stage = await ArchiveStage.OpenAsync();
        using var target = new RecordingTarget();
        object[] rows = [.. Files.Select(file => ArchiveStage.Row(file.Path, file.Path == path ? Flipped(file.Content) : file.Content))];

        var error = await Assert.ThrowsAsync<XnatContentException>(() => stage.ReceiveAsync(rows, Archive, target));

        Assert.Contains("1 have another length or digest", error.Message, StringComparison.Ordinal);
        Assert.Equal(Files.Length - 1, target.Completed.Count);
        Assert.DoesNotContain(target.Completed, entry => entry.Name.EndsWith(path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatTheTargetThrowsEndsAllOfIt()
    {
        await using var stage = await ArchiveStage.OpenAsync();
        var count = 0;
        using var target = new RecordingTarget
        {
            OnComplete = _ =>
            {
                if (Interlocked.Increment(ref count) == 100) throw new XnatException("the disk is full");
            },
        };

        var error = await Assert.ThrowsAsync<XnatException>(() => stage.ReceiveAsync(Rows, Archive, target));

        Assert.Equal("the disk is full", error.Message);
        Assert.InRange(target.Completed.Count, 99, Files.Length - 2);
    }

    [Fact]
    public async Task CancellationEndsItInTheWayOfDotNet()
    {
        await using var stage = await ArchiveStage.OpenAsync();
        using var ending = new CancellationTokenSource();
        using var target = new RecordingTarget { OnComplete = _ => ending.Cancel() };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => stage.ReceiveAsync(Rows, Archive, target, cancellationToken: ending.Token));

        Assert.True(target.Completed.Count < Files.Length);
    }

    [Fact]
    public async Task PlaceThatIsTakenIsSaidAndKept()
    {
        await using var stage = await ArchiveStage.OpenAsync();
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["taken"], "older");

        var error = await Assert.ThrowsAsync<XnatException>(() => stage.ReceiveAsync(Rows, Archive, new OnePlace(folder["taken"])));

        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
        Assert.Equal("older", await File.ReadAllTextAsync(folder["taken"]));
    }

    private static RawEntry Entry(string path, byte[] content, bool deflates) =>
        new RawEntry(HostileArchives.Root + path, content) { Deflates = deflates }.WithDescriptor();

    private static byte[] Flipped(byte[] content) => [.. content[..^1], (byte)(content[^1] ^ 1)];

    private static byte[] Bytes(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes.AsSpan(0, length / 2));
        return bytes;
    }

    private sealed class OnePlace(string path) : IEntryTarget
    {
        public bool ComparesUnplaced => false;

        public string? PlaceOf(string entryName, CatalogFile? listed) => path;

        public void Complete(IReadOnlyList<ReceivedEntry> entries)
        {
        }
    }
}
