using Xnat.Typed.Server;

namespace Xnat.Typed.Tutorial.Tests;

/// <summary>The tour on a server where something is already: an earlier tour, another project, somebody's data.</summary>
public sealed class RepeatedTourTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("xnat-typed-repeated-tour-tests-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("brainimages", "adds ANONYMIZ6 and ANONYMIZ7.")]
    [InlineData("second_project", "adds ANONYMIZ4 and ANONYMIZ5.")]
    public async Task TourWorksAnyNumberOfTimesOnAnyProjectOfOneServer(string project, string expected)
    {
        await using var server = await XnatServer.StartAsync();

        await TourAsync(server, "brainimages");
        var (first, _) = await TourAsync(server, project);
        var (second, output) = await TourAsync(server, project);

        Assert.Equal((0, 0), (first, second));
        Assert.Contains("Tutorial complete: 21 steps.", output, StringComparison.Ordinal);
        Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingOfAnEarlierTourIsChanged()
    {
        await using var server = await XnatServer.StartAsync();
        await TourAsync(server, "brainimages");
        var before = server.Requests.Count;

        await TourAsync(server, "brainimages");

        Assert.DoesNotContain(Writes(server, before), request => OldIds(3).Any(id => request.Contains(id, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CleaningUpLeavesWhatWasThere(bool isThere)
    {
        await using var server = await XnatServer.StartAsync(data =>
        {
            if (isThere) data.Project("brainimages").Subject("ANONYMIZ").Experiment("ANONYMIZ");
            data.Project("brainimages").Subject("S1").Experiment("ANONYMIZ2");
        });

        var (exitCode, output) = await TourAsync(server, "brainimages", cleansUp: true);

        Assert.True(exitCode == 0, output);
        Assert.Equal(isThere ? ["ANONYMIZ", "S1"] : ["S1"], await SubjectsAsync(server));
        Assert.Contains("adds ANONYMIZ3 and ANONYMIZ4.", output, StringComparison.Ordinal);
        Assert.Contains("The project stays: XNAT never gives the ID of a deleted one again.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CleanedUpTourCanBeTakenAgain()
    {
        await using var server = await XnatServer.StartAsync();

        await TourAsync(server, "brainimages", cleansUp: true);
        var (exitCode, output) = await TourAsync(server, "brainimages", cleansUp: true);

        Assert.True(exitCode == 0, output);
        Assert.Contains("adds ANONYMIZ2 and ANONYMIZ3.", output, StringComparison.Ordinal);
        Assert.Empty(await SubjectsAsync(server));
    }

    [Fact]
    public async Task TourThatFailsCleansUpAndTellsTheStepThatFailed()
    {
        await using var server = await XnatServer.StartAsync(data => data.Project("brainimages").Subject("S1"));
        server.Faults.AnswerStatus("/data/services/dicomdump", 500);

        var (exitCode, output) = await TourAsync(server, "brainimages", cleansUp: true);

        Assert.Equal(1, exitCode);
        Assert.Contains("(Inspect the DICOM header) failed.", output, StringComparison.Ordinal);
        Assert.Equal(["S1"], await SubjectsAsync(server));
    }

    [Fact]
    public async Task SessionThatWasNotArchivedIsTakenOutOfThePrearchive()
    {
        await using var server = await XnatServer.StartAsync(data => data.Project("brainimages"));
        await using var xnat = await ConnectAsync(server);
        using var output = new StringWriter();
        var made = new MadeObjects(new Narrator(TourConsole.Plain(output)))
        {
            Staged = await xnat.Services.ImportToPrearchiveAsync(await StudyAsync(), new() { Project = "brainimages" }),
        };

        await made.DeleteAsync(await xnat.Projects.GetAsync("brainimages"), CancellationToken.None);

        Assert.Contains("await staged.DeleteAsync(token);", output.ToString(), StringComparison.Ordinal);
        Assert.Empty(await xnat.Prearchive.Sessions().ToListAsync());
    }

    [Fact]
    public async Task TitleThatAnotherProjectHasIsNoObstacle()
    {
        await using var server = await XnatServer.StartAsync(data => data.Project("other").With("name", "Brain Image Analysis"));

        var (exitCode, output) = await TourAsync(server, "brainimages");

        Assert.True(exitCode == 0, output);
        Assert.Contains("Brain Image Analysis in brainimages (brainimages)", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneFolderTakesTheDownloadsOfSeveralToursAndKeepsItsOwnFiles()
    {
        await using var server = await XnatServer.StartAsync();
        var own = Path.Combine(folder.FullName, "ANONYMIZ.zip");
        await File.WriteAllTextAsync(own, "mine");

        await TutorialRun.OfAsync(new(await StudyAsync()), folder);
        await TutorialRun.OfAsync(new(await StudyAsync()), folder);
        var (exitCode, output) = await TutorialRun.OfAsync(new(await StudyAsync()), folder, server.Url);

        Assert.True(exitCode == 0, output);
        Assert.Equal("mine", await File.ReadAllTextAsync(own));
    }

    private async Task<(int ExitCode, string Output)> TourAsync(XnatServer server, string project, bool cleansUp = false) =>
        await TutorialRun.OfAsync(new(await StudyAsync()), address: server.Url, project: project, cleansUp: cleansUp);

    private async Task<string> StudyAsync()
    {
        var zip = Path.Combine(folder.FullName, "study.zip");
        if (!File.Exists(zip)) await Study.DicomStudy.WriteZipAsync(zip, CancellationToken.None);
        return zip;
    }

    private static IEnumerable<string> OldIds(int count) => Enumerable.Range(1, count).Select(number => $"XNAT_E0000{number}");

    private static IEnumerable<string> Writes(XnatServer server, int from) =>
        server.Requests.Skip(from).Select(request => request.ToString())
            .Where(request => !request.StartsWith("GET ", StringComparison.Ordinal));

    private static Task<XnatClient> ConnectAsync(XnatServer server) =>
        XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"));

    private static async Task<List<string>> SubjectsAsync(XnatServer server)
    {
        await using var xnat = await ConnectAsync(server);
        var project = await xnat.Projects.GetAsync("brainimages");
        return await project.Subjects.Select(subject => subject.Label!).Order(StringComparer.Ordinal).ToListAsync();
    }
}
