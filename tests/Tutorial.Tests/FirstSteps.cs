using Xnat.Typed.Model;
using Xnat.Typed.Server;

namespace Xnat.Typed.Tutorial.Tests;

/// <summary>The C# of <c>docs/getting-started.md</c>; a test compares the two, and runs this.</summary>
internal static class FirstSteps
{
    /// <param name="folder">Where the files go.</param>
    /// <returns>What the server was asked that it does not know.</returns>
    public static async Task<IReadOnlyCollection<RecordedRequest>> RunAsync(string folder)
    {
        // docs/getting-started.md: server
        await using var server = await XnatServer.StartAsync(data =>
        {
            var visit = data.Project("brainimages").Subject("S1").Experiment("S1_MR1").With("date", "2024-06-12");
            visit.Scan("1", "LOCALIZER");
            visit.Scan("2", "T1");
        });
        await using var xnat = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"));
        // docs/getting-started.md: end

        // docs/getting-started.md: look
        await foreach (ProjectData each in xnat.Projects) Console.WriteLine(each.Id);

        ProjectData project = await xnat.Projects.GetAsync("brainimages");
        await foreach (ExperimentData each in project.Experiments) Console.WriteLine($"{each.Label} of {each.Date}");

        var session = (MrSessionData)await project.Experiments.GetAsync("S1_MR1");
        await foreach (ImageScanData scan in session.Scans) Console.WriteLine($"{scan.Id} {scan.Type}");
        // docs/getting-started.md: end

        // docs/getting-started.md: change
        MrScanData t1 = await session.Scans.OfType<MrScanData>().GetAsync("2");
        t1.Quality = "usable";
        t1.Parameters.Tr = 2300;
        await t1.SaveAsync();

        await session.SetFieldAsync("brain_volume", 1201.5);
        // docs/getting-started.md: end

        // docs/getting-started.md: files
        string notes = Path.Combine(folder, "notes.txt");
        await File.WriteAllTextAsync(notes, "looked at");
        await session.Resources.UploadAsync("NOTES", notes);

        AbstractResource resource = await session.Resources.GetAsync("NOTES");
        await resource.DownloadDirectoryAsync(Path.Combine(folder, "copy"));
        // docs/getting-started.md: end

        return server.UnknownRequests;
    }
}
