using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Importing;

/// <summary>Each study of a folder becomes one session, whole, or the report says which did not.</summary>
public sealed class DirectoryImportTests : IAsyncLifetime
{
    private static readonly ImportOptions Into = new() { Project = "P1" };

    private readonly TemporaryFolder folder = new();
    private TestSite site = null!;

    public async Task InitializeAsync() => site = await TestSite.StartAsync(static seed => seed.Project("P1"));

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [InlineData(ImportDestination.Archive, null, ImportStatus.Archived)]
    [InlineData(ImportDestination.Prearchive, null, ImportStatus.Prearchived)]
    [InlineData(ImportDestination.Archive, ImportHandlers.DicomZip, ImportStatus.Archived)]
    [InlineData(ImportDestination.Prearchive, ImportHandlers.DicomZip, ImportStatus.Prearchived)]
    [InlineData(ImportDestination.Archive, ImportHandlers.GradualDicom, ImportStatus.Archived)]
    [InlineData(ImportDestination.Prearchive, ImportHandlers.GradualDicom, ImportStatus.Prearchived)]
    public async Task StudiesThatLieMixedBecomeASessionEach(ImportDestination destination, string? handler, ImportStatus status)
    {
        WriteStudies(3, 12);
        File.WriteAllText(folder["notes.txt"], "no image");
        File.WriteAllText(folder["a.dcm"], "called like one");

        var report = await ImportAsync(new()
        {
            Import = Into with { Handler = handler }, Destination = destination, MaxBatchBytes = 2000,
        });

        Assert.True(report.IsComplete, report + " " + report.Studies[0]);
        Assert.Equal(["a.dcm", "notes.txt"], report.NotDicom);
        Assert.All(report.Studies, study => Assert.Equal((status, 12), (study.Status, study.Files)));
        foreach (var study in report.Studies)
        {
            if (status == ImportStatus.Archived)
            {
                var session = await study.GetExperimentAsync();
                Assert.Equal(study.StudyInstanceUid, ((Xnat.Typed.Model.ImageSessionData)session).Uid);
                Assert.Equal(12, study.FilesThere);
                Assert.Equal(0, await site.Client.Prearchive.Sessions(includeReceiving: true).CountAsync());
            }
            else
            {
                var session = await study.GetPrearchiveSessionAsync();
                Assert.Equal((study.StudyInstanceUid, true), (session.StudyInstanceUid, session.IsReady));
                Assert.Equal(12, await session.FilesAsync().CountAsync());
            }
        }

        // The usual handler gets each study whole; the other one in parts.
        var imports = site.Server.Requests.Count(static request => request.Path == "/data/services/import");
        if (handler is null) Assert.Equal(3, imports);
        else Assert.True(imports > 6, $"{imports} requests");
    }

    [Fact]
    public async Task CallThatEndedEarlyIsContinued()
    {
        WriteStudies(4, 3);
        site.Server.Faults.Add("status=500", "/data/services/import", times: 1, after: 1);
        var options = new DirectoryImportOptions { Import = Into, SkipPresent = true, MaxConcurrency = 1 };

        var first = await ImportAsync(options with { OnFailure = BulkFailure.Stop });
        var second = await ImportAsync(options);

        Assert.Equal((1, 1, 2), (first.Count(ImportStatus.Archived), first.Count(ImportStatus.Failed), first.Count(ImportStatus.NotSent)));
        Assert.Throws<XnatException>(first.RequireComplete);
        Assert.True(second.IsComplete, second.ToString());
        Assert.Equal((1, 3), (second.Count(ImportStatus.Kept), second.Count(ImportStatus.Archived)));
        Assert.Equal(4, await (await site.Client.Projects.GetAsync("P1")).Experiments.CountAsync());
    }

    [Theory]
    [InlineData("status=503, retry-after=0s")]
    [InlineData("status=429, retry-after=0s")]
    [InlineData("expire")]
    public async Task RefusalThatPassesIsWaitedFor(string fault)
    {
        WriteStudies(2, 2);
        site.Server.Faults.Add(fault, "/data/services/import", times: 2);

        var report = await ImportAsync(new() { Import = Into });

        Assert.True(report.IsComplete, report.ToString());
    }

    [Fact]
    public async Task ServerThatFailsAgainAndAgainIsLeftAlone()
    {
        WriteStudies(12, 1);
        site.Server.Faults.Add("status=500", "/data/services/import");

        var report = await ImportAsync(new() { Import = Into, MaxConcurrency = 1 });

        Assert.Equal((5, 7), (report.Count(ImportStatus.Failed), report.Count(ImportStatus.NotSent)));
        Assert.IsType<XnatResponseException>(report.StoppedBy);
        Assert.Equal("12 studies: 5 failed, 7 not sent", report.ToString());
    }

    [Fact]
    public async Task StudyThatIsThereAlreadyFailsAloneAndTheOthersGoOn()
    {
        WriteStudies(3, 2);
        await ImportAsync(new() { Import = Into });
        WriteStudies(4, 2);

        var report = await ImportAsync(new() { Import = Into });

        Assert.Equal((3, 1), (report.Count(ImportStatus.Failed), report.Count(ImportStatus.Archived)));
        Assert.All(report.Missing, static study => Assert.IsType<XnatConflictException>(study.Error));
    }

    [Fact]
    public async Task FullPrearchiveIsWaitedFor()
    {
        WriteStudies(1, 2);
        await ImportAsync(new() { Import = Into, Destination = ImportDestination.Prearchive });
        site.Server.Faults.AddStuckSessions("/data/prearchive/projects/P1", "QUEUED_BUILDING");
        Directory.Delete(folder.Path, recursive: true);
        Directory.CreateDirectory(folder.Path);
        WriteStudies(3, 2);
        File.Delete(folder["study 0 0.dcm"]);
        var imports = Imports();

        var running = ImportAsync(new() { Import = Into, Destination = ImportDestination.Prearchive, MaxQueued = 1 });
        while (!site.Server.Requests.TakeLast(3).Any(static request => request.Path == "/data/prearchive/projects/P1")) await Task.Delay(5);
        Assert.Equal(imports, Imports());
        site.Server.Faults.Clear();
        var report = await running;

        Assert.True(report.IsComplete, report.ToString());
    }

    [Fact]
    public async Task OneLabelForSeveralStudiesIsRefusedBeforeAnythingIsSent()
    {
        WriteStudies(2, 1);

        await Assert.ThrowsAsync<ArgumentException>(() => ImportAsync(new() { Import = Into with { Experiment = "E1" } }));

        Assert.Equal(0, Imports());
    }

    [Fact]
    public async Task FilesFromEverywhereAreSortedLikeThoseOfAFolder()
    {
        string[] paths = ["a/1.dcm", "b/1.dcm", "B/1.DCM", "c/notes.txt"];
        foreach (var path in paths) Directory.CreateDirectory(Path.GetDirectoryName(folder[path])!);
        for (var file = 0; file < 3; file++) File.WriteAllBytes(folder[paths[file]], SmallStudy.Image(file / 2, file));
        File.WriteAllText(folder[paths[3]], "no image");

        var report = await site.Client.Services.ImportFilesAsync(
            [.. paths.Select(path => folder[path]), folder[paths[0]]], new() { Import = Into });

        report.RequireComplete();
        Assert.Equal(["notes.txt"], report.NotDicom);
        Assert.Equal([2, 1], report.Studies.Select(static study => study.FilesThere));
    }

    [Fact]
    public async Task FilesThatAreNotThereAreRefusedBeforeAnythingIsSent()
    {
        WriteStudies(1, 1);

        await Assert.ThrowsAsync<ArgumentException>(
            () => site.Client.Services.ImportFilesAsync([folder["study 0 0.dcm"], folder["none.dcm"]], new() { Import = Into }));
        await Assert.ThrowsAsync<ArgumentException>(() => site.Client.Services.ImportFilesAsync([], new() { Import = Into }));

        Assert.Equal(0, Imports());
    }

    [Fact]
    public async Task FolderWithoutImagesIsRefusedBeforeAnythingIsSent()
    {
        File.WriteAllText(folder["a.dcm"], "called like one");

        await Assert.ThrowsAsync<ArgumentException>(() => ImportAsync(new() { Import = Into }));

        Assert.Equal(0, Imports());
    }

    [Fact]
    public async Task WithoutAProjectTheStudyIsHeldAndSaid()
    {
        WriteStudies(1, 2);

        var report = await ImportAsync(new());

        Assert.Equal(ImportStatus.Held, report.Studies.Single().Status);
        Assert.False(report.IsComplete);
        Assert.Equal("Unassigned", (await report.Studies.Single().GetPrearchiveSessionAsync()).Project);
    }

    private Task<DirectoryImportReport> ImportAsync(DirectoryImportOptions options) =>
        site.Client.Services.ImportDirectoryAsync(folder.Path, options);

    private int Imports() => site.Server.Requests.Count(static request => request.Path == "/data/services/import");

    private void WriteStudies(int studies, int files)
    {
        for (var study = 0; study < studies; study++)
        {
            for (var file = 0; file < files; file++)
                File.WriteAllBytes(folder[$"study {study} {file}.dcm"], SmallStudy.Image(study, file));
        }
    }
}
