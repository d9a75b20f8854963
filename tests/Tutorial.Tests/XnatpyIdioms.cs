using System.Text.Json;
using Xnat.Typed.Model;

namespace Xnat.Typed.Tutorial.Tests;

/// <summary>The C# of <c>docs/from-xnatpy.md</c>; a test compares the two, and runs this.</summary>
internal static class XnatpyIdioms
{
    public static async Task RunAsync(Uri address, string user, string password, string archive, string data)
    {
        // docs/from-xnatpy.md: connect
        await using var xnat = await XnatClient.ConnectAsync(address, XnatCredential.UserPassword(user, password));
        // docs/from-xnatpy.md: end

        // docs/from-xnatpy.md: find
        await foreach (ProjectData each in xnat.Projects) Console.WriteLine(each);
        ProjectData project = await xnat.Projects.GetAsync("brainimages");
        SubjectData subject = await project.Subjects.GetAsync("ANONYMIZ");
        ExperimentData? none = await subject.Experiments.FindAsync("MR9");
        // docs/from-xnatpy.md: end

        // docs/from-xnatpy.md: values
        var session = (MrSessionData)await subject.Experiments.GetAsync("ANONYMIZ");
        MrScanData t1 = await session.Scans.OfType<MrScanData>().GetAsync("T1");
        Console.WriteLine($"{t1.SeriesDescription} {t1.Parameters.Tr}");
        t1.Quality = "usable";
        t1.Note = "checked";
        await t1.SaveAsync();
        // docs/from-xnatpy.md: end

        // docs/from-xnatpy.md: variables
        await session.SetFieldAsync("brain_volume", 42.0);
        string volume = (await session.FieldsAsync())["brain_volume"];
        // docs/from-xnatpy.md: end

        // docs/from-xnatpy.md: table
        var gender = SubjectData.Schema.Demographics.Then(DemographicData.Schema.Gender);
        await project.Subjects.WhereLike(SubjectData.Schema.Label, "ANON*").WriteCsvAsync(Console.Out, [SubjectData.Schema.Label, gender]);
        // docs/from-xnatpy.md: end

        // docs/from-xnatpy.md: search
        IReadOnlyList<MrSessionData> found = await xnat.Query<MrSessionData>()
            .Where(s => s.Project == "brainimages" && s.Age > 60)
            .ToListAsync();
        // docs/from-xnatpy.md: end

        await ChangeAsync(xnat, project, session);
        await TransferAsync(xnat, project, subject, archive, data);
        Console.WriteLine($"{none} {volume} {found.Count}");
    }

    private static async Task ChangeAsync(XnatClient xnat, ProjectData project, MrSessionData session)
    {
        // docs/from-xnatpy.md: create
        SubjectData added = await project.Subjects.CreateAsync(new SubjectData { Label = "S2" });
        MrSessionData mr = await added.Experiments.CreateAsync(new MrSessionData { Label = "S2_MR1" });
        // docs/from-xnatpy.md: end

        // docs/from-xnatpy.md: share
        ProjectData pilot = await xnat.Projects.GetAsync("pilot");
        await added.ShareAsync(pilot, "PILOT_S2");
        // docs/from-xnatpy.md: end

        // docs/from-xnatpy.md: members
        await project.AddMemberAsync("reader", ProjectRole.Collaborator);
        foreach (ProjectMember member in await project.MembersAsync()) Console.WriteLine($"{member.Login} {member.Role}");
        // docs/from-xnatpy.md: end

        // docs/from-xnatpy.md: each
        var report = await project.Experiments.OfType<MrSessionData>().ForEachAsync(
            async (each, token) => (await each.Scans.FindAllAsync("T1", token)).Count,
            new() { MaxConcurrency = 4 });
        // docs/from-xnatpy.md: end

        // docs/from-xnatpy.md: delete
        await mr.DeleteAsync();
        // docs/from-xnatpy.md: end

        Console.WriteLine($"{session} {report}");
    }

    private static async Task TransferAsync(XnatClient xnat, ProjectData project, SubjectData subject, string archive, string data)
    {
        // docs/from-xnatpy.md: import
        PrearchiveSession staged = await xnat.Services.ImportToPrearchiveAsync(archive, new() { Project = project.Id });
        ExperimentData archived = await staged.ArchiveAsync(new() { Subject = "ANONYMIZ3", Experiment = "ANONYMIZ3" });
        // docs/from-xnatpy.md: end

        // docs/from-xnatpy.md: download
        ImageScanData scan = await ((ImageSessionData)archived).Scans.GetAsync("T1");
        await scan.DownloadAsync(Path.Combine(data, "T1.zip"));
        await subject.DownloadDirectoryAsync(data);
        DicomDump tags = await scan.DicomDumpAsync("PatientID", "PatientName");
        // docs/from-xnatpy.md: end

        var folder = Directory.CreateDirectory(Path.Combine(data, "notes")).FullName;
        var text = Path.Combine(folder, "notes.txt");
        await File.WriteAllTextAsync(text, "moved in the second half");
        await File.WriteAllTextAsync(Path.Combine(folder, "table.csv"), "scan,quality");
        // docs/from-xnatpy.md: upload
        ResourceCatalog notes = await subject.Resources.CreateAsync(new ResourceCatalog { Label = "NOTES" });
        await notes.UploadAsync(text);

        DirectoryUploadReport all = await subject.Resources.UploadDirectoryAsync("ALL", folder);
        all.RequireComplete();
        // docs/from-xnatpy.md: end

        // docs/from-xnatpy.md: read
        await foreach (XnatFile each in notes.Files) Console.WriteLine($"{each.Path} {each.Size} {each.Digest}");
        XnatFile file = await notes.Files.GetAsync("notes.txt");
        using var reader = new StreamReader(await file.OpenReadAsync());
        // docs/from-xnatpy.md: end

        // docs/from-xnatpy.md: raw
        JsonElement info = await xnat.Raw.GetJsonAsync("/xapi/siteConfig/buildInfo");
        // docs/from-xnatpy.md: end

        Console.WriteLine($"{tags["PatientName"]} {await reader.ReadToEndAsync()} {info}");
    }
}
