using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Runtime.Tests.Transfer.Hostile;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Transfer;

/// <summary>An archive is held to the catalog of its files.</summary>
public sealed class CatalogTests
{
    private static readonly byte[] A = [1, 2, 3];
    private static readonly byte[] B = [4, 5];

    public static TheoryData<string> Stale =>
        ["too little", "too much", "other name", "other length", "other digest", "other resource", "other scan", "twice in the catalog"];

    [Theory]
    [InlineData("1", "T1", "a/1/b/1/1/c.dcm")]
    [InlineData("1", "T1", "1-T1/c.dcm")]
    [InlineData("1", "MR: T1 (fast)", "c.dcm")]
    [InlineData("1", "", "1/c.dcm")]
    [InlineData("1-MR1", "T1", "c.dcm")]
    [InlineData("1-MR1", "", "c.dcm")]
    [InlineData("resources", "files", "scans/resources/files/c.dcm")]
    [InlineData("files", "T1", "files/c.dcm")]
    [InlineData("01", "T1", "files/resources/x/files/c.dcm")]
    [InlineData("2", "T1", "with space & ampersand.dcm")]
    [InlineData("2", "T1", "übung/100%25.dcm")]
    public async Task FilesAreFoundWhateverScanAndFoldersAreCalled(string id, string type, string path)
    {
        await using var site = await TestSite.StartAsync(seed => SeedScan(seed, id, type, path));
        using var folder = new TemporaryFolder();
        var session = await SessionAsync(site);

        var report = await session.DownloadDirectoryAsync(folder.Path);
        var zip = await session.DownloadAsync(folder["all.zip"]);

        Assert.Equal((3, 6L), (report.Count(FileOutcome.Fetched), report.Bytes));
        Assert.All(report.Files, static file => Assert.Equal(VerifiedBy.Digest, file.VerifiedBy));
        Assert.Equal((3, VerifiedBy.Digest), (zip.Files, zip.VerifiedBy));
        Assert.Equal(3, folder.Files().Count(static file => file.EndsWith(".dcm", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ResourcesOfEveryObjectAreFound()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["note.txt"], "hello");
        var project = await site.Client.Projects.GetAsync("brainimages");
        var subject = await project.Subjects.GetAsync("SUB1");
        var session = await subject.Experiments.OfType<MrSessionData>().GetAsync("MR1");
        var scan = await session.Scans.GetAsync("1");
        AbstractResource[] resources =
        [
            await project.Resources.CreateAsync(new ResourceCatalog { Label = "NOTES" }),
            await subject.Resources.CreateAsync(new ResourceCatalog { Label = "NOTES" }),
            await session.Resources.CreateAsync(new ResourceCatalog { Label = "NOTES" }),
            await scan.Resources.CreateAsync(new ResourceCatalog { Label = "NOTES" }),
        ];
        foreach (var resource in resources)
        {
            await resource.UploadAsync(folder["note.txt"], new() { RemotePath = "resources/a/files/note.txt" });

            var report = await resource.DownloadDirectoryAsync(folder["out"]);

            Assert.Equal((5L, VerifiedBy.Digest), (report.Bytes, Assert.Single(report.Files).VerifiedBy));
            Directory.Delete(folder["out"], recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Stale))]
    public async Task StaleCatalogIsSaidWithItsNumbers(string kind)
    {
        await using var stage = await ArchiveStage.OpenAsync();
        var (rows, archive) = StaleOf(kind);

        var error = await Assert.ThrowsAsync<XnatContentException>(() => stage.ToFolderAsync(rows, archive));
        stage.RequireUntouched();
        await Assert.ThrowsAsync<XnatContentException>(() => stage.ToFileAsync(rows, archive));
        stage.RequireUntouched();

        Assert.Contains("GET /data/experiments/{experiment}/scans/{scan}/files holds", error.Message, StringComparison.Ordinal);
        Assert.Contains("set DownloadOptions.Catalog to Lenient", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(".dcm", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("MR1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Stale))]
    public async Task LenientCatalogKeepsWhatCameAndListsWhatDiffers(string kind)
    {
        await using var stage = await ArchiveStage.OpenAsync();
        var (rows, archive) = StaleOf(kind);

        var result = await stage.ToFolderAsync(rows, archive, CatalogCheck.Lenient);

        Assert.Equal(stage.Files.Length - 1, result.Files);
        Assert.NotEmpty(result.Missing.Concat(result.Unlisted));
        if (kind == "too little") Assert.Equal(["scans/1/resources/DICOM/files/b.dcm"], result.Missing);
        if (kind == "too much") Assert.Equal([HostileArchives.Root + "b.dcm"], result.Unlisted);
        if (kind is "other length" or "other digest") Assert.Equal([HostileArchives.Root + "b.dcm"], result.Unlisted);
    }

    [Fact]
    public async Task ArchiveThatNeverEndsIsStoppedByTheCatalog()
    {
        await using var stage = await ArchiveStage.OpenAsync();
        var endless = new RawZip(new RawEntry(HostileArchives.Root + "a.dcm", new byte[4_000_000])).Build();
        foreach (var check in (CatalogCheck[])[CatalogCheck.Strict, CatalogCheck.Lenient])
        {
            var error = await Assert.ThrowsAsync<XnatContentException>(
                () => stage.ToFolderAsync([ArchiveStage.Row("a.dcm", A)], endless, check));

            Assert.Contains("is longer than", error.Message, StringComparison.Ordinal);
            stage.RequireUntouched();
        }
    }

    [Theory]
    [InlineData("1000000000000000")]
    [InlineData("9223372036854775807")]
    public async Task AnnouncementThatNoDiskHoldsCostsNoTransfer(string size)
    {
        await using var stage = await ArchiveStage.OpenAsync();
        object row = new { Name = "a.dcm", Size = size, URI = "/data/experiments/E/scans/1/resources/7/files/a.dcm", collection = "DICOM" };

        var error = await Assert.ThrowsAsync<XnatException>(() => stage.ToFolderAsync([row, row], []));

        Assert.Contains("bytes free, and at least", error.Message, StringComparison.Ordinal);
        stage.RequireUntouched();
    }

    [Fact]
    public async Task CatalogWithoutDigestsSaysSo()
    {
        await using var stage = await ArchiveStage.OpenAsync();

        var result = await stage.ToFolderAsync(
            [ArchiveStage.Row("a.dcm", A, hasDigest: false)], new RawZip(new RawEntry(HostileArchives.Root + "a.dcm", A)).Build());

        Assert.Equal(VerifiedBy.Length, result.VerifiedBy);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void NamesThatDifferInCaseAreOnePlaceWhereTheDiskSaysSo(bool ignoresCase, bool isFree)
    {
        var tree = new EntryTree(ignoresCase);
        Assert.True(tree.Add("MR1/a.dcm", isFolder: false, new()));

        Assert.Equal(isFree, tree.Add("MR1/A.DCM", isFolder: false, new()));
        Assert.Equal(isFree, tree.Add("mr1/A.dcm/b.dcm", isFolder: false, new()));
    }

    private static (object[] Rows, byte[] Archive) StaleOf(string kind)
    {
        var (a, b) = (new RawEntry(HostileArchives.Root + "a.dcm", A), new RawEntry(HostileArchives.Root + "b.dcm", B));
        object[] both = [ArchiveStage.Row("a.dcm", A), ArchiveStage.Row("b.dcm", B)];
        return kind switch
        {
            "too little" => (both, new RawZip(a).Build()),
            "too much" => (both[..1], new RawZip(a, b).Build()),
            "other name" => (both, new RawZip(a, b with { Name = HostileArchives.Root + "c.dcm" }).Build()),
            "other length" => (both, new RawZip(a, b with { Content = [4, 5, 6] }).Build()),
            "other digest" => (both, new RawZip(a, b with { Content = [4, 6] }).Build()),
            "other resource" => (both, new RawZip(a, b with { Name = "MR1/scans/1-T1/resources/SECONDARY/files/b.dcm" }).Build()),
            "other scan" => (both, new RawZip(a, b with { Name = "MR1/scans/2-T1/resources/DICOM/files/b.dcm" }).Build()),
            _ => ([.. both, both[1]], new RawZip(a, b).Build()),
        };
    }

    private static void SeedScan(XnatSeed seed, string id, string type, string path)
    {
        var session = seed.Project("P1").Subject("SUB1").Experiment("MR1");
        session.Scan(id, type).File("DICOM", "a.dcm", A, "DICOM").File("DICOM", path, B, "DICOM");
        session.Scan("99", "T2").File("DICOM", "a.dcm", [9], "DICOM");
    }

    private static async Task<MrSessionData> SessionAsync(TestSite site)
    {
        var project = await site.Client.Projects.GetAsync("P1");
        var subject = await project.Subjects.GetAsync("SUB1");
        return await subject.Experiments.OfType<MrSessionData>().GetAsync("MR1");
    }
}
