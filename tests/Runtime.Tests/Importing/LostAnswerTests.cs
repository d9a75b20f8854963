using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Importing;

/// <summary>
/// The request that brings a study into the archive is refused, or its answer is lost: the session is in the archive once, or is named
/// where it waits.
/// </summary>
public sealed class LostAnswerTests : IAsyncLifetime
{
    private const string Archiving = "/data/services/archive";
    private const string Committing = "/data/prearchive/projects/P1/";

    private readonly TemporaryFolder folder = new();
    private TestSite site = null!;

    public static TheoryData<string, int> Faults => new()
    {
        { "status=503, retry-after=0s", 2 }, { "status=502, retry-after=0s", 1 }, { "html", 1 }, { "cut=0", 1 }, { "cut=10", 1 },
    };

    public async Task InitializeAsync()
    {
        site = await TestSite.StartAsync(
            static seed => seed.Project("P1"), new() { Retry = new() { Delay = TimeSpan.FromMilliseconds(1) } });
        for (var number = 0; number < 3; number++)
            await File.WriteAllBytesAsync(folder[$"{number}.dcm"], SmallStudy.Image(0, number));
    }

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [InlineData("status=503, retry-after=0s", 2)]
    [InlineData("html", 1)]
    [InlineData("cut=0", 1)]
    [InlineData("cut=10", 1)]
    public async Task SessionIsArchivedOnceWhateverBecomesOfTheAnswer(string fault, int times)
    {
        var held = await HoldAsync();
        site.Server.Faults.Add(fault, Archiving, times);

        var session = await held.ArchiveAsync();

        Assert.Equal(session.Id, (await held.ArchiveAsync()).Id);
        Assert.Equal((1, 0), await CountAsync());
    }

    [Fact]
    public async Task ArchivingThatFailedLeavesTheSessionAndCanBeAskedForAgain()
    {
        var held = await HoldAsync();
        site.Server.Faults.AnswerStatus(Archiving, 500, times: 1);

        var error = await Assert.ThrowsAsync<XnatResponseException>(() => held.ArchiveAsync());
        await held.RefreshAsync();

        Assert.Equal(1, Requests(Archiving));
        Assert.True(held.IsReady);
        Assert.Contains("The session stays in the prearchive; look at its status", error.Message, StringComparison.Ordinal);
        await held.ArchiveAsync();
        Assert.Equal((1, 0), await CountAsync());
    }

    [Fact]
    public async Task ServerThatIsNotReadyForLongIsLeftAloneAfterFourRequests()
    {
        var held = await HoldAsync();
        site.Server.Faults.Add("status=503, retry-after=0s", Archiving);

        await Assert.ThrowsAsync<XnatResponseException>(() => held.ArchiveAsync());

        Assert.Equal(4, Requests(Archiving));
        Assert.Equal((0, 1), await CountAsync());
    }

    [Fact]
    public async Task SessionOfAnotherStudyWithThatLabelIsStillAConflict()
    {
        var held = await HoldAsync();
        await held.ArchiveAsync(new() { Experiment = "E1" });
        await File.WriteAllBytesAsync(folder["other.zip"], Samples.Zip(("a.dcm", SmallStudy.Image(1, 0))));
        var other = await site.Client.Services.ImportToPrearchiveAsync(folder["other.zip"], new() { Project = "P1" });

        await Assert.ThrowsAsync<XnatConflictException>(() => other.ArchiveAsync(new() { Experiment = "E1" }));
        await other.DeleteAsync();

        await Assert.ThrowsAsync<XnatConflictException>(() => other.ArchiveAsync(new() { Experiment = "E1" }));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task StudyInPartsIsArchivedOnceWhateverBecomesOfTheAnswer(string fault, int times)
    {
        site.Server.Faults.Add(fault, Committing, times);

        var report = await ImportAsync(ImportDestination.Archive);

        Assert.Equal((ImportStatus.Archived, 3), (report.Studies[0].Status, report.Studies[0].FilesThere));
        Assert.Equal(SmallStudy.Uid(0), ((Xnat.Typed.Model.MrSessionData)await report.Studies[0].GetExperimentAsync()).Uid);
        Assert.Equal((1, 0), await CountAsync());
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task StudyInPartsIsBuiltInThePrearchiveWhateverBecomesOfTheAnswer(string fault, int times)
    {
        site.Server.Faults.Add(fault, Committing, times);

        var report = await ImportAsync(ImportDestination.Prearchive);

        Assert.Equal((ImportStatus.Prearchived, 3), (report.Studies[0].Status, report.Studies[0].FilesThere));
        Assert.True((await report.Studies[0].GetPrearchiveSessionAsync()).IsReady);
    }

    [Fact]
    public async Task StudyOfWhichThePartsWaitIsNamedAndTheNextCallArchivesIt()
    {
        site.Server.Faults.Add("status=500, retry-after=0s", Committing, times: 1000);
        var first = await ImportAsync(ImportDestination.Archive);
        site.Server.Faults.Clear();
        var held = await first.Studies[0].GetPrearchiveSessionAsync();

        var second = await ImportAsync(ImportDestination.Archive);

        Assert.Equal((ImportStatus.Failed, "RECEIVING"), (first.Studies[0].Status, held.Status));
        Assert.Equal(ImportStatus.Archived, second.Studies[0].Status);
        Assert.Equal((1, 0), await CountAsync());
    }

    [Theory]
    [InlineData(ImportHandlers.GradualDicom)]
    [InlineData(ImportHandlers.DicomZip)]
    public async Task StudyThatIsThereIsNotMergedByADirectArchiveUnasked(string handler)
    {
        (await ImportAsync(ImportDestination.Archive)).RequireComplete();
        var before = Requests("/data/services/import");

        var refused = await ImportAsync(ImportDestination.DirectArchive, new() { Project = "P1", Handler = handler });
        var sent = Requests("/data/services/import") - before;
        var merged = await ImportAsync(
            ImportDestination.DirectArchive, new() { Project = "P1", Handler = handler, Overwrite = ImportOverwrite.Append });

        Assert.Equal(0, sent);
        Assert.IsType<XnatConflictException>(refused.Studies[0].Error);
        Assert.Contains("a session of that study already", refused.Studies[0].Error!.Message, StringComparison.Ordinal);
        Assert.Equal(ImportStatus.Archived, merged.Studies[0].Status);
    }

    private Task<DirectoryImportReport> ImportAsync(ImportDestination destination, ImportOptions? import = null) =>
        site.Client.Services.ImportFilesAsync(Directory.GetFiles(folder.Path, "*.dcm"), new()
        {
            Import = import ?? new() { Project = "P1", Handler = ImportHandlers.GradualDicom }, Destination = destination,
        });

    private async Task<PrearchiveSession> HoldAsync()
    {
        await File.WriteAllBytesAsync(folder["study.zip"], SmallStudy.Archive("zip", 1, 3));
        return await site.Client.Services.ImportToPrearchiveAsync(folder["study.zip"], new() { Project = "P1" });
    }

    private async Task<(int Archived, int Held)> CountAsync()
    {
        site.Server.Faults.Clear();
        return (
            await (await site.Client.Projects.GetAsync("P1")).Experiments.CountAsync(),
            await site.Client.Prearchive.Sessions("P1", includeReceiving: true).CountAsync());
    }

    private int Requests(string path) => site.Server.Requests.Count(request => request.Path == path);
}
