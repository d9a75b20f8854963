using System.IO.Compression;
using System.Text;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Prearchive;

/// <summary>What a session in the prearchive holds, and what is done with several.</summary>
public sealed class InspectionTests
{
    [Fact]
    public async Task FilesAreOpenedAndDownloaded()
    {
        await using var held = await HeldSite.StartAsync();
        var files = await held.Session.FilesAsync().ToListAsync();
        var file = files[0];

        var result = await file.DownloadAsync(held.PathOf("a.dcm"));
        await using var stream = await file.OpenReadAsync();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);

        Assert.Equal(18, files.Count);
        Assert.Equal(file.Size, result.Bytes);
        Assert.Equal(VerifiedBy.Length, result.VerifiedBy);
        Assert.Equal(bytes.ToArray(), await File.ReadAllBytesAsync(held.PathOf("a.dcm")));
        Assert.Equal("DICM", Encoding.ASCII.GetString(bytes.ToArray(), 128, 4));
    }

    [Fact]
    public async Task FileOfAnotherLengthIsNotKept()
    {
        await using var held = await HeldSite.StartAsync();
        var file = await held.Session.FilesAsync().FirstAsync();
        held.Site.Server.Faults.Add("cut=100", "/data/prearchive");

        await Assert.ThrowsAnyAsync<XnatException>(() => file.DownloadAsync(held.PathOf("a.dcm")));

        Assert.False(File.Exists(held.PathOf("a.dcm")));
    }

    [Fact]
    public async Task SessionIsDownloadedAsItIsPackedAndAsATree()
    {
        await using var held = await HeldSite.StartAsync();
        await PutNoteAsync(held);

        var zip = await held.Session.DownloadAsync(held.PathOf("held.zip"));
        var tree = await held.Session.DownloadDirectoryAsync(held.PathOf("tree"));

        using var archive = ZipFile.OpenRead(held.PathOf("held.zip"));
        var files = Directory.EnumerateFiles(held.PathOf("tree"), "*", SearchOption.AllDirectories).ToList();
        Assert.Equal((19, 19, 19), (zip.Files, archive.Entries.Count, files.Count));
        Assert.Equal((VerifiedBy.Length, VerifiedBy.Length), (zip.VerifiedBy, tree.VerifiedBy));
        Assert.Equal(["RESOURCES/NOTES/note.txt"], tree.Unlisted);
        Assert.Equal(new FileInfo(held.PathOf("held.zip")).Length, zip.Bytes);
        foreach (var file in await held.Session.FilesAsync().ToListAsync())
        {
            var path = Path.Combine(held.PathOf("tree"), held.Session.FolderName, "SCANS", file.Scan.Id, file.Resource, file.Path);
            Assert.Equal(file.Size, new FileInfo(path).Length);
        }
    }

    [Fact]
    public async Task ScanIsDownloadedByItself()
    {
        await using var held = await HeldSite.StartAsync();
        var scan = await held.Session.ScansAsync().FirstAsync();

        var zip = await scan.DownloadAsync(held.PathOf("scan.zip"));
        var tree = await scan.DownloadDirectoryAsync(held.PathOf("tree"));

        Assert.Equal((6, 6), (zip.Files, tree.Files));
        Assert.Empty(tree.Unlisted);
    }

    [Theory]
    [InlineData("cut=2000")]
    [InlineData("html")]
    public async Task ArchiveThatIsNotWholeLeavesNothing(string fault)
    {
        await using var held = await HeldSite.StartAsync();
        held.Site.Server.Faults.Add(fault, $"/data/prearchive/projects/brainimages/{held.Session.Timestamp}/{held.Session.FolderName}");

        await Assert.ThrowsAnyAsync<XnatException>(() => held.Session.DownloadDirectoryAsync(held.PathOf("tree")));
        await Assert.ThrowsAnyAsync<XnatException>(() => held.Session.DownloadAsync(held.PathOf("held.zip")));

        Assert.False(Directory.Exists(held.PathOf("tree")));
        Assert.False(File.Exists(held.PathOf("held.zip")));
    }

    [Fact]
    public async Task ArchiveWithoutAListedFileIsRefused()
    {
        using var server = new ScriptedServer().SignsIn().On("GET /data/prearchive/projects", Samples.HeldRow)
            .On($"GET {Samples.HeldUri}/scans", """{"ResultSet":{"Result":[{"ID":"1","xsiType":"xnat:mrScanData"}]}}""")
            .On($"GET {Samples.HeldUri}/scans/1/resources", """{"ResultSet":{"Result":[{"label":"DICOM"}]}}""")
            .On(
                $"GET {Samples.HeldUri}/scans/1/resources/DICOM/files",
                """{"ResultSet":{"Result":[{"Name":"a.dcm","Size":"3","URI":"/data/x"},{"Name":"b.dcm","Size":"2","URI":"/data/y"}]}}""")
            .On($"GET {Samples.HeldUri}", _ => Answer(Samples.Zip(
                ("ANONYMIZ/SCANS/1/DICOM/a.dcm", [1, 2, 3]), ("ANONYMIZ/SCANS/1/DICOM/b.dcm", [1, 2, 3]))));
        await using var client = await server.ConnectAsync();
        var held = await client.Prearchive.Sessions().SingleAsync();
        using var folder = new TemporaryFolder();

        var error = await Assert.ThrowsAsync<XnatContentException>(() => held.DownloadAsync(folder["held.zip"]));

        Assert.Contains("of 2 that the server lists 0 are missing and 1 have another length", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["held.zip"]));
    }

    [Fact]
    public async Task ResourcesAreCountedByOneRequest()
    {
        await using var held = await HeldSite.StartAsync();
        var before = held.Site.Server.Requests.Count;

        var resources = await held.Session.ResourcesAsync().ToListAsync();

        Assert.Equal(1, held.Site.Server.Requests.Count - before);
        Assert.All(resources, static resource => Assert.Equal(("DICOM", 6), (resource.Label, resource.FileCount)));
        Assert.Equal(3, resources.Select(static resource => resource.Scan).Distinct().Count());
        Assert.All(resources, static resource => Assert.True(resource.Size > 0));
    }

    [Fact]
    public async Task DocumentAndLogTellWhatTheServerRead()
    {
        await using var held = await HeldSite.StartAsync();

        var document = await held.Session.GetXmlAsync();
        var log = await held.Session.LastLogAsync();

        Assert.Equal("MRSession", document.Root!.Name.LocalName);
        Assert.Contains("built", log, StringComparison.Ordinal);
        Assert.Equal("AutoArchive", held.Session.AutoArchive);
    }

    [Fact]
    public async Task FindingsSayWhatWouldHinderTheArchiving()
    {
        await using var held = await HeldSite.StartAsync();

        var free = await held.Session.ValidateAsync();
        var taken = await held.Session.ValidateAsync(new() { Subject = "SUB1", Experiment = "MR1" });

        Assert.All(free, static finding => Assert.NotEqual(ArchivingFindingKind.Failure, finding.Kind));
        Assert.Contains(taken, static finding => finding.Kind is ArchivingFindingKind.Conflict or ArchivingFindingKind.Warning);
        Assert.Single(await held.Client.Prearchive.Sessions("brainimages").ToListAsync());
    }

    [Fact]
    public async Task SessionsAreFoundByWhatTheyAreLike()
    {
        await using var held = await HeldSite.StartAsync();
        var prearchive = held.Client.Prearchive;

        Assert.Equal(held.Session.Uri, (await prearchive.FindAsync(new() { Subject = held.Session.Subject }).SingleAsync()).Uri);
        Assert.Empty(await prearchive.FindAsync(new() { Project = "brainimages", Name = "other" }).ToListAsync());
        Assert.Empty(await prearchive.FindAsync(new() { Status = "CONFLICT" }).ToListAsync());
        Assert.Single(await prearchive.FindAsync(
            new() { StudyInstanceUid = held.Session.StudyInstanceUid, UploadedSince = held.Session.Uploaded }).ToListAsync());
        Assert.Empty(await prearchive.FindAsync(new() { UploadedSince = held.Session.Uploaded!.Value.AddDays(1) }).ToListAsync());
    }

    [Fact]
    public async Task RebuildingWaitsUntilItIsBuilt()
    {
        await using var held = await HeldSite.StartAsync();
        held.Site.Server.Faults.Add("ready-after=3", HeldSite.Below);

        await held.Session.RebuildAsync();

        Assert.True(held.Session.IsReady);
    }

    [Fact]
    public async Task SeveralAreWorkedOnWithAnOutcomeForEach()
    {
        await using var held = await HeldSite.StartAsync();
        for (var number = 0; number < 3; number++) await held.ImportAsync();
        var begun = 0;

        var report = await held.Client.Prearchive.Sessions("brainimages").ForEachAsync(
            async (session, token) =>
            {
                var number = Interlocked.Increment(ref begun);
                var label = number == 2 ? "MR1" : $"BULK{number}";
                return (await session.ArchiveAsync(new() { Subject = "BULK", Experiment = label }, token)).Label;
            },
            new() { MaxConcurrency = 1 });

        Assert.Equal((3, 1), (report.Count(BulkStatus.Done), report.Count(BulkStatus.Failed)));
        Assert.IsType<XnatConflictException>(report.Failed.Single().Error);
        Assert.Equal(["BULK1", "BULK3", "BULK4"], report.Outcomes.Select(static outcome => outcome.Result).OfType<string>());
        Assert.Single(await held.Client.Prearchive.Sessions("brainimages").ToListAsync());
    }

    [Fact]
    public async Task JournalPassesOverWhatWasDone()
    {
        await using var held = await HeldSite.StartAsync();
        await held.ImportAsync();
        var options = new BulkOptions { Journal = held.PathOf("journal"), Job = "look" };
        Func<PrearchiveSession, CancellationToken, Task> look = static (session, token) => session.RefreshAsync(token);
        await held.Client.Prearchive.Sessions().Take(1).ForEachAsync(look, options);

        var report = await held.Client.Prearchive.Sessions().ForEachAsync(look, options);

        Assert.Equal((1, 1), (report.Count(BulkStatus.DoneBefore), report.Count(BulkStatus.Done)));
    }

    private static HttpResponseMessage Answer(byte[] zip) =>
        new() { Content = new ByteArrayContent(zip) { Headers = { ContentType = new("application/zip") } } };

    private static async Task PutNoteAsync(HeldSite held)
    {
        var path = $"{held.Session.Uri.TrimStart('/')}/resources/NOTES/files/note.txt?inbody=true";
        using var content = new ByteArrayContent([1, 2]);
        using var answer = await held.Client.Http.PutAsync(new Uri(path, UriKind.Relative), content);
        Assert.True(answer.IsSuccessStatusCode);
    }
}
