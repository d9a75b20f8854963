using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Importing;

/// <summary>Sessions that go past the prearchive, from their first file to the archive.</summary>
public sealed class DirectArchiveTests : IAsyncLifetime
{
    private static readonly ImportOptions Into = new() { Project = "P1", Subject = "S1", Experiment = "E1" };

    private readonly TemporaryFolder folder = new();
    private TestSite site = null!;

    public async Task InitializeAsync() => site = await TestSite.StartAsync(static seed => seed.Project("P1"));

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task StudyOfAnArchiveGoesPastThePrearchive()
    {
        var received = await site.Client.Services.ImportDirectAsync(Zip(), Into);
        var session = (MrSessionData)await received.ArchiveAsync();

        Assert.Equal(("P1", SmallStudy.Uid(0), "E1"), (received.Project, received.StudyInstanceUid, received.Label));
        Assert.Equal(SmallStudy.Uid(0), session.Uid);
        Assert.Equal(ArchivingStage.Archived, (await received.PollAsync()).Stage);
        Assert.Equal(0, await site.Client.Prearchive.Sessions(includeReceiving: true).CountAsync());
        Assert.Empty(await site.Client.Services.DirectArchiveSessionsAsync());
    }

    [Theory]
    [InlineData(ImportHandlers.GradualDicom)]
    [InlineData(ImportHandlers.DicomZip)]
    [InlineData(null)]
    public async Task StudiesOfAFolderGoPastThePrearchive(string? handler)
    {
        for (var number = 0; number < 12; number++)
            await File.WriteAllBytesAsync(folder[$"{number}.dcm"], SmallStudy.Image(number % 2, number));

        var report = await site.Client.Services.ImportDirectoryAsync(folder.Path, new()
        {
            Import = new() { Project = "P1", Handler = handler }, Destination = ImportDestination.DirectArchive, MaxBatchBytes = 1000,
        });

        report.RequireComplete();
        Assert.All(report.Studies, static study => Assert.Equal((ImportStatus.Archived, 6), (study.Status, study.FilesThere)));
        foreach (var study in report.Studies)
            Assert.Equal(study.StudyInstanceUid, ((MrSessionData)await study.GetExperimentAsync()).Uid);
        Assert.Equal(0, await site.Client.Prearchive.Sessions(includeReceiving: true).CountAsync());
        Assert.Equal(handler == ImportHandlers.GradualDicom ? 12 : 2, Imports());
    }

    [Fact]
    public async Task SessionThatIsReceivedIsFoundAndEnded()
    {
        await SendAsync(0);
        await SendAsync(1);

        var received = Assert.Single(await site.Client.Services.DirectArchiveSessionsAsync());
        var state = await received.PollAsync();
        await Assert.ThrowsAsync<XnatUnfinishedException>(() => received.WaitAsync(new() { Limit = TimeSpan.Zero }));
        var session = (MrSessionData)await received.ArchiveAsync();

        Assert.Equal((ArchivingStage.Working, "RECEIVING"), (state.Stage, state.Status));
        Assert.Equal(2, await (await (await session.Scans.SingleAsync()).Resources.SingleAsync()).Files.CountAsync());
        // Once more is once.
        Assert.Equal(session.Id, (await received.ArchiveAsync()).Id);
    }

    [Fact]
    public async Task SessionThatTheArchiveRefusesIsSaidToWaitInThePrearchive()
    {
        await SendAsync(0);
        var received = Assert.Single(await site.Client.Services.DirectArchiveSessionsAsync());
        await site.Client.Services.ImportAsync(Zip(study: 1), Into);

        await Assert.ThrowsAnyAsync<XnatResponseException>(() => received.ArchiveAsync());
        var state = await received.PollAsync();

        Assert.Equal(ArchivingStage.Failed, state.Stage);
        Assert.Equal(ArchivingStage.Failed, (await Assert.ThrowsAsync<XnatArchivingException>(() => received.WaitAsync())).State.Stage);
    }

    [Fact]
    public async Task SessionThatIsNowhereIsSaidToBeGone()
    {
        await SendAsync(0);
        var received = Assert.Single(await site.Client.Services.DirectArchiveSessionsAsync());
        var archived = await received.ArchiveAsync();
        await archived.DeleteAsync();

        Assert.Equal(ArchivingStage.Gone, (await received.PollAsync()).Stage);
    }

    [Fact]
    public async Task LabelThatIsTakenIsAConflictBeforeAnythingIsSent()
    {
        await site.Client.Services.ImportAsync(Zip(), Into);
        var before = Imports();

        await Assert.ThrowsAsync<XnatConflictException>(() => site.Client.Services.ImportDirectAsync(Zip(), Into));

        Assert.Equal(before, Imports());
    }

    [Fact]
    public async Task UsualHandlerIsRefusedBeforeAnythingIsSent()
    {
        var usual = Into with { Handler = ImportHandlers.SessionImporter };
        var options = new DirectoryImportOptions { Import = usual, Destination = ImportDestination.DirectArchive };

        await Assert.ThrowsAsync<ArgumentException>(() => site.Client.Services.ImportDirectAsync(Zip(), usual));
        await Assert.ThrowsAsync<ArgumentException>(() => site.Client.Services.ImportFilesAsync([Zip()], options));

        Assert.Equal(0, Imports());
    }

    [Fact]
    public async Task OlderServerPutsItIntoThePrearchiveAndThatIsSaid()
    {
        var old = new XnatServerOptions { Version = "1.8.2" };
        await using var server = await XnatServer.StartAsync(old, static seed => seed.Project("P1"));
        await using var client = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"));

        var error = await Assert.ThrowsAsync<XnatPrearchivedException>(() => client.Services.ImportDirectAsync(Zip(), Into));

        Assert.Equal(SmallStudy.Uid(0), error.Session.StudyInstanceUid);
    }

    private string Zip(int study = 0)
    {
        File.WriteAllBytes(folder["study.zip"], Samples.Zip(("a.dcm", SmallStudy.Image(study, 0))));
        return folder["study.zip"];
    }

    /// <summary>As a scanner sends it: one file, without a word of when there are no more.</summary>
    private async Task SendAsync(int file)
    {
        using var body = new ByteArrayContent(SmallStudy.Image(0, file)) { Headers = { ContentType = new("application/dicom") } };
        using var response = await site.Client.Http.PostAsync(
            "/data/services/import?import-handler=gradual-DICOM&Direct-Archive=true&project=P1&subject=S1&session=E1", body);
        response.EnsureSuccessStatusCode();
    }

    private int Imports() => site.Server.Requests.Count(static request => request.Path == "/data/services/import");
}
