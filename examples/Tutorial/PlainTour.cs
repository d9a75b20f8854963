using Xnat.Typed.Model;

namespace Xnat.Typed.Tutorial;

/// <summary>The tour as <c>docs/tour.md</c> shows it, without narration; a test compares the two, and runs this one.</summary>
internal static class PlainTour
{
    public static async Task RunAsync(XnatClient xnat, string archive, string data)
    {
        // docs/tour.md: tour
        await foreach (ProjectData p in xnat.Projects) Console.WriteLine(p);          // ProjectData Brain Image Analysis (brainimages)
        ProjectData project = await xnat.Projects.GetAsync("brainimages");            // by ID, label or name; two matches are an error
        SubjectData subject = await project.Subjects.GetAsync("ANONYMIZ");

        ExperimentData direct = await xnat.Services.ImportAsync(
            archive, new() { Project = "brainimages", Subject = "ANONYMIZ2", Experiment = "ANONYMIZ2" });
        PrearchiveSession staged = await xnat.Services.ImportToPrearchiveAsync(archive, new() { Project = "brainimages" });
        await foreach (PrearchiveSession waiting in xnat.Prearchive.Sessions()) Console.WriteLine($"{waiting} {waiting.Status}");
        var session = (MrSessionData)await staged.ArchiveAsync(new() { Subject = "ANONYMIZ3", Experiment = "ANONYMIZ3" });

        MrScanData t1 = await session.Scans.OfType<MrScanData>().GetAsync("T1");      // typed by the schema: t1.Parameters.Tr is a double?
        t1.Quality = "usable";
        await t1.SaveAsync();                                                         // one PUT with what changed
        await t1.DownloadAsync(Path.Combine(data, "T1.zip"));
        await subject.DownloadDirectoryAsync(data);                                   // verified; goes on after a kill
        DicomDump tags = await t1.DicomDumpAsync("PatientID", "PatientName");

        await session.SetFieldAsync("brain_volume", 42.0);                            // custom variables
        string volume = (await session.FieldsAsync())["brain_volume"];
        // docs/tour.md: end

        Console.WriteLine($"{direct}, {tags["PatientName"]}, {volume}");
    }
}
