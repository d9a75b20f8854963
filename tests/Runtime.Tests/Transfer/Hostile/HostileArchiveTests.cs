namespace Xnat.Typed.Runtime.Tests.Transfer.Hostile;

public sealed class HostileArchiveTests
{
    private static readonly object[] Rows = [ArchiveStage.Row("a.dcm", HostileArchives.Bytes)];

    public static TheoryData<string> Kinds => [.. HostileArchives.All.Keys];

    [Fact]
    public async Task GoodOneIsExtracted()
    {
        await using var stage = await ArchiveStage.OpenAsync();

        var result = await stage.ToFolderAsync(Rows, new RawZip(HostileArchives.Good).Build());

        Assert.Equal((1, 3000L, VerifiedBy.Digest), (result.Files, result.Bytes, result.VerifiedBy));
        Assert.Equal(["target/MR1/scans/1-T1/resources/DICOM/files/a.dcm", "target/older.txt"], stage.Files);
    }

    [Fact]
    public async Task GoodOnesOfEveryPackerAreExtracted()
    {
        var good = HostileArchives.Good;
        byte[] wide = [1, 0, 16, 0, .. BitConverter.GetBytes(3000L), .. BitConverter.GetBytes((long)good.Body.Length)];
        var all = uint.MaxValue;
        RawZip[] archives =
        [
            new(good.WithDescriptor()),
            new(good.WithDescriptor(isSigned: false)),
            new(good with { Deflates = false }),
            new(new RawEntry("MR1/", []), good),
            new(good) { Comment = "packed by hand"u8.ToArray() },
            new(good) { Zip64 = static says => says },
            new(good with { Length = all, PackedLength = all, Extra = wide, LocalLength = all, LocalPackedLength = all,
                LocalExtra = wide }),
            new(good with { ExternalAttributes = 0x81A4u << 16, Comment = [1, 2], Extra = [9, 9, 2, 0, 1, 1] }),
        ];
        await using var stage = await ArchiveStage.OpenAsync();
        foreach (var archive in archives)
        {
            var result = await stage.ToFolderAsync(Rows, archive.Build());

            Assert.Equal((1, 3000L), (result.Files, result.Bytes));
            Assert.Equal(HostileArchives.Bytes, await File.ReadAllBytesAsync(Path.Combine(stage.Target, HostileArchives.Root, "a.dcm")));
            stage.Clear();
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task HostileOneLeavesNothing(string kind)
    {
        var archive = HostileArchives.All[kind];
        await using var stage = await ArchiveStage.OpenAsync();
        foreach (var check in (CatalogCheck[])[CatalogCheck.Strict, CatalogCheck.Lenient])
        {
            await Assert.ThrowsAnyAsync<XnatException>(() => stage.ToFolderAsync(Rows, archive, check));
            stage.RequireUntouched();

            await Assert.ThrowsAnyAsync<XnatException>(() => stage.ToFileAsync(Rows, archive, check));
            stage.RequireUntouched();
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task HostileOneIsRefusedWhileItArrives(string kind)
    {
        await using var stage = await ArchiveStage.OpenAsync();
        foreach (var check in (CatalogCheck[])[CatalogCheck.Strict, CatalogCheck.Lenient])
        {
            using var target = new RecordingTarget();

            await Assert.ThrowsAnyAsync<XnatException>(() => stage.ReceiveAsync(Rows, HostileArchives.All[kind], target, check));

            // What was handed on as the catalog's is the catalog's, whatever came behind it.
            var listed = target.Completed.Where(static entry => entry.Listed is not null).ToArray();
            Assert.All(listed, static entry => Assert.Equal(HostileArchives.Bytes, File.ReadAllBytes(entry.Path!)));
            Assert.True(target.BytesOnDisk < 4_000_000);
        }
    }

    [Theory]
    [InlineData(64)]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(1024)]
    public async Task BytesHiddenBehindAStoredFileAreSeenWhereAReadEndsBeforeThem(int kibibytes)
    {
        var bytes = Enumerable.Range(0, kibibytes * 1024).Select(static at => (byte)(at % 7)).ToArray();
        var length = (uint)bytes.Length;
        var archive = new RawZip(new RawEntry(HostileArchives.Root + "a.dcm", [.. bytes, 1, 2, 3])
        {
            Length = length, LocalLength = length, Crc = RawEntry.CrcOf(bytes),
        });
        await using var stage = await ArchiveStage.OpenAsync();

        await Assert.ThrowsAnyAsync<XnatException>(() => stage.ToFolderAsync([ArchiveStage.Row("a.dcm", bytes)], archive.Build()));

        stage.RequireUntouched();
    }

    [Fact]
    public void ThereAreManyKinds() => Assert.InRange(HostileArchives.All.Count, 60, int.MaxValue);
}
