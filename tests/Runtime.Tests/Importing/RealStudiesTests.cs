using System.IO.Compression;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Importing;

/// <summary>The tour with real DICOM files: what went in by each way comes out again by each way, byte for byte.</summary>
public sealed class RealStudiesTests
{
    [SharedTheory]
    [InlineData(ImportDestination.Archive, null)]
    [InlineData(ImportDestination.Prearchive, null)]
    [InlineData(ImportDestination.Archive, ImportHandlers.DicomZip)]
    [InlineData(ImportDestination.Prearchive, ImportHandlers.DicomZip)]
    public async Task EveryRealFileComesBackAsItWentIn(ImportDestination destination, string? handler)
    {
        await using var site = await TestSite.StartAsync(static seed => seed.Project("P1"));
        using var folder = new TemporaryFolder();
        var sorted = await StudyFolder.ReadAsync(SharedFiles.PathOf("dicom"), CancellationToken.None);
        // Several of the files call their patient, and so their session, alike.
        foreach (var (number, study) in sorted.Studies.Index())
        {
            foreach (var file in study.Files) Copy(file.Path, folder[$"in/{number}/{file.Name}"]);
            await ImportAsync(site.Client, folder[$"in/{number}"], $"S{number}", destination, handler);
        }

        var project = await site.Client.Projects.GetAsync("P1");
        Assert.Equal(sorted.Studies.Count, await project.Experiments.CountAsync());
        Assert.Equal(0, await site.Client.Prearchive.Sessions(includeReceiving: true).CountAsync());
        foreach (var (number, study) in sorted.Studies.Index())
        {
            var subject = await project.Subjects.GetAsync($"S{number}");
            await subject.DownloadDirectoryAsync(folder[$"out/{number}"]);
            Assert.Equal(DigestsOf(folder[$"in/{number}"]), DigestsOf(folder[$"out/{number}"]));
            var session = (ImageSessionData)await subject.Experiments.SingleAsync();
            await session.LoadAsync();
            Assert.Equal(study.Uid, session.Uid);
            await ZipsHoldTheSameAsync(session, folder, number);
        }
    }

    private static async Task ZipsHoldTheSameAsync(ImageSessionData session, TemporaryFolder folder, int number)
    {
        await foreach (var scan in session.Scans)
        {
            var zip = folder[$"zip/{number}/{scan.Id}.zip"];
            Directory.CreateDirectory(Path.GetDirectoryName(zip)!);
            await scan.DownloadAsync(zip);
            await ZipFile.ExtractToDirectoryAsync(zip, folder[$"unzipped/{number}/{scan.Id}"]);
        }

        Assert.Equal(DigestsOf(folder[$"in/{number}"]), DigestsOf(folder[$"unzipped/{number}"]));
    }

    private static async Task ImportAsync(
        XnatClient client, string path, string subject, ImportDestination destination, string? handler)
    {
        var report = await client.Services.ImportDirectoryAsync(path, new()
        {
            Import = new() { Project = "P1", Subject = subject, Experiment = subject + "_MR", Handler = handler },
            Destination = destination,
            MaxBatchBytes = 100_000,
        });
        report.RequireComplete();
        if (destination == ImportDestination.Archive) return;
        var waiting = await report.Studies.Single().GetPrearchiveSessionAsync();
        await waiting.ArchiveAsync(new() { Subject = subject, Experiment = subject + "_MR" });
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to);
    }

    private static string[] DigestsOf(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(static file => !file.Contains("/.xnat/", StringComparison.Ordinal))
            .Select(static file => Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData(File.ReadAllBytes(file))))
            .Order(StringComparer.Ordinal),
    ];
}
