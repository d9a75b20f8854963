using System.Globalization;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Runtime.Tests.Transfer.Hostile;
using Xunit.Abstractions;

namespace Xnat.Typed.Runtime.Tests.Transfer.Uploading;

/// <summary>
/// An upload of many files that is killed again and again, or whose session ends again and again, and is continued each time:
/// <c>XNAT_TYPED_UPLOAD_KILLS</c> says how often it is killed, <c>XNAT_TYPED_UPLOAD_FILES</c> of how many files.
/// </summary>
public sealed class KilledUploadTests(ITestOutputHelper output) : IDisposable
{
    private const int Batch = 100;

    private readonly TemporaryFolder folder = new();

    private static int Kills => Number("XNAT_TYPED_UPLOAD_KILLS", 3);

    private static int FileCount => Number("XNAT_TYPED_UPLOAD_FILES", 3000);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task EveryFileIsThereOnceWhateverMomentsItWasKilledAt()
    {
        WriteFiles(FileCount);
        await using var site = await TestSite.StartAsync(static seed => seed.Project("P1"));
        var random = new Random(Kills);
        var (kills, runs) = (0, 0);
        for (var round = 0; kills < Kills; round++)
        {
            // Each resource is killed into until it is whole, then the next one is begun.
            var label = string.Create(CultureInfo.InvariantCulture, $"R{round}");
            var before = KilledUpload.Carried(site.Server);
            for (runs = 1; kills < Kills; runs++)
            {
                if (!await KilledUpload.RunAsync(site.Server, label, folder.Path, Batch, random.Next(0, 400))) break;
                kills++;
            }

            var project = await site.Client.Projects.GetAsync("P1");
            var last = await project.Resources.UploadDirectoryAsync(label, folder.Path, new() { MaxBatchFiles = Batch });

            Assert.True(last.IsComplete, last.ToString());
            await RequireEqualAsync(project, label);
            // Each run sends what is missing, in whole batches and one rest: what was stored was never sent again.
            Assert.InRange(KilledUpload.Carried(site.Server) - before, 1, (FileCount / Batch) + runs + 1);
            output.WriteLine($"{label}: {runs} runs; the last one: {last}");
        }

        output.WriteLine($"{kills} kills.");
    }

    /// <summary>Five thousand files in five hundred requests; the session ends after every fiftieth.</summary>
    [Fact]
    public async Task EveryFileIsThereOnceAlthoughTheSessionEndsAfterEveryFiftiethRequest()
    {
        const int files = 5000;
        WriteFiles(files);
        await using var site = await TestSite.StartAsync(static seed => seed.Project("P1"));
        var project = await site.Client.Projects.GetAsync("P1");
        for (var end = 50; end < 600; end += 50) site.Server.Faults.Add("expire", "/data/projects/P1", times: 1, after: end);

        var report = await project.Resources.UploadDirectoryAsync("MANY", folder.Path, new() { MaxBatchFiles = 10 });

        Assert.True(report.IsComplete, report.ToString());
        Assert.Equal((files, 500), (report.Count(UploadStatus.Sent), report.Requests));
        Assert.InRange(KilledUpload.Carried(site.Server), 500, 500);
        Assert.True(site.Server.Requests.Count(static request => request.Path == "/data/auth") >= 10, "The sessions did not end.");
        await RequireEqualAsync(project, "MANY");
    }

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private void WriteFiles(int count)
    {
        for (var index = 0; index < count; index++)
        {
            var path = folder[string.Create(CultureInfo.InvariantCulture, $"{index % 37}/f{index:D5}.txt")];
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, string.Create(CultureInfo.InvariantCulture, $"content {index} {new string('x', index % 700)}"));
        }
    }

    private async Task RequireEqualAsync(ProjectData project, string label)
    {
        var stored = await (await project.Resources.GetAsync(label)).Files.ToListAsync();
        Assert.Equal(
            folder.Files().Select(name => $"{name} {ArchiveStage.Digest(File.ReadAllBytes(folder[name]))}"),
            stored.Select(static file => $"{file.Path} {file.Digest}").Order(StringComparer.Ordinal));
    }
}
