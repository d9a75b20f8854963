using Xnat.Typed.Model;

namespace Xnat.Typed.Live.Tests;

/// <summary>A user's first hour: in by both ways, looked at, changed, out again.</summary>
public sealed class TourTests(ThrowawayProjects projects) : IClassFixture<ThrowawayProjects>
{
    private const int Images = 18;

    [LiveFact]
    public async Task StudyGoesStraightIntoTheArchiveAndComesBackWhole()
    {
        using var study = await Study.MakeAsync();

        var session = (MrSessionData)await projects.Client.Services.ImportAsync(
            study.Zip, new() { Project = projects.Project.Id, Subject = "DIRECT", Experiment = "DIRECT_MR" });
        var scans = await session.Scans.ToListAsync();
        var report = await (await session.GetSubjectAsync()).DownloadDirectoryAsync(study.PathOf("data"));

        Assert.Equal("DIRECT_MR", session.Label);
        Assert.Equal(["FLAIR", "PD", "T1"], scans.Select(static scan => scan.SeriesDescription).Order(StringComparer.Ordinal));
        Assert.Equal(Images, Directory.EnumerateFiles(report.Folder, "*.dcm", SearchOption.AllDirectories).Count());
    }

    [LiveFact]
    public async Task StudyWaitsInThePrearchiveUntilItIsArchived()
    {
        using var study = await Study.MakeAsync();

        var staged = await projects.Client.Services.ImportToPrearchiveAsync(study.Zip, new() { Project = projects.Project.Id });
        var waiting = await projects.Client.Prearchive.Sessions(projects.Project.Id!).ToListAsync();
        var session = await staged.ArchiveAsync(new() { Subject = "STAGED", Experiment = "STAGED_MR" });

        Assert.Contains(waiting, one => one.Uri == staged.Uri);
        Assert.Equal("STAGED_MR", session.Label);
        Assert.DoesNotContain(
            staged.Uri, await projects.Client.Prearchive.Sessions(projects.Project.Id!).Select(static one => one.Uri).ToListAsync());
    }

    [LiveFact]
    public async Task ScanIsChangedDumpedAndDownloaded()
    {
        using var study = await Study.MakeAsync();
        var session = (MrSessionData)await projects.Client.Services.ImportAsync(
            study.Zip, new() { Project = projects.Project.Id, Subject = "SCANS", Experiment = "SCANS_MR" });
        var scan = await session.Scans.OfType<MrScanData>().FirstAsync();

        await scan.LoadAsync();
        scan.Quality = "questionable";
        scan.Note = "5 < 6 & \"ä\"";
        await scan.SaveAsync();
        var again = await session.Scans.OfType<MrScanData>().GetAsync(scan.Id!);
        var tags = await again.DicomDumpAsync("Modality");
        var zip = await again.DownloadAsync(study.PathOf("scan.zip"));

        Assert.Equal(("questionable", "5 < 6 & \"ä\""), (again.Quality, again.Note));
        Assert.Equal("MR", tags["Modality"]);
        Assert.Equal(Images / 3, zip.Files);
    }
}
