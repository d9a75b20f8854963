using System.Globalization;
using Spectre.Console;
using Xnat.Typed.Model;

namespace Xnat.Typed.Tutorial;

/// <summary>The tour itself: every step of a user's first hour, in order.</summary>
internal sealed class Tour(Narrator narrator, Uri address, XnatCredential credential, string zip, string folder, TutorialOptions settings)
{
    private readonly string projectId = settings.Project;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var xnat = await ConnectAsync(cancellationToken);
        await using (xnat)
        {
            await PrepareAsync(xnat, cancellationToken);
            var project = await BrowseAsync(xnat, cancellationToken);
            await ImportToArchiveAsync(xnat, cancellationToken);
            var session = await ImportByWayOfThePrearchiveAsync(xnat, cancellationToken);
            var scan = await LookAtScansAsync(session, cancellationToken);
            await DownloadAsync(session, scan, cancellationToken);
            await InspectTagsAsync(scan, cancellationToken);
            await UseCustomVariablesAsync(project, cancellationToken);
            narrator.Step("Disconnect", "await xnat.DisposeAsync();");
        }

        narrator.Say("Signed out; the server has forgotten the session.");
    }

    private async Task<XnatClient> ConnectAsync(CancellationToken cancellationToken)
    {
        narrator.Step("Create a connection", "await using var xnat = await XnatClient.ConnectAsync(address, credential);");
        var options = new XnatClientOptions { AllowPlainHttp = settings.AllowsPlainHttp };
        var xnat = await XnatClient.ConnectAsync(address, credential, options, cancellationToken);
        foreach (var warning in xnat.Warnings) narrator.Say(warning);
        narrator.Say($"Connected to {xnat.Address}, XNAT {await xnat.GetServerVersionAsync(cancellationToken)}");
        return xnat;
    }

    /// <summary>What the first part of the tutorial does in the web interface: a project with one subject, one session and one custom variable.</summary>
    private async Task PrepareAsync(XnatClient xnat, CancellationToken cancellationToken)
    {
        narrator.Step("Prepare the project", "await xnat.Projects.CreateAsync(new ProjectData { Id = \"brainimages\", Name = \"Brain Image Analysis\" });");
        if (await xnat.Projects.FindAsync(projectId, cancellationToken) is null)
            await xnat.Projects.CreateAsync(new ProjectData { Id = projectId, Name = "Brain Image Analysis" }, cancellationToken);
        var project = await xnat.Projects.GetAsync(projectId, cancellationToken);
        if (await project.Subjects.FindAsync("ANONYMIZ", cancellationToken) is null)
        {
            var session = await xnat.Services.ImportAsync(zip, new() { Project = projectId, Subject = "ANONYMIZ", Experiment = "ANONYMIZ" }, cancellationToken: cancellationToken);
            await session.SetFieldAsync("brain_volume", 0, cancellationToken);
        }

        narrator.Say($"{project} holds the subject ANONYMIZ with one session and the custom variable brain_volume.");
    }

    private async Task<ProjectData> BrowseAsync(XnatClient xnat, CancellationToken cancellationToken)
    {
        narrator.Step("List the projects", "await foreach (ProjectData p in xnat.Projects) Console.WriteLine(p);");
        await foreach (var p in xnat.Projects.WithCancellation(cancellationToken)) narrator.Say(p.ToString()!);

        narrator.Step("Open one by ID, label or name", "ProjectData project = await xnat.Projects.GetAsync(\"Brain Image Analysis\");");
        var project = await xnat.Projects.GetAsync(projectId, cancellationToken);
        narrator.Say($"{project}; description: {project.Description ?? "none"}");

        narrator.Step("List its subjects", "await foreach (SubjectData s in project.Subjects) Console.WriteLine(s);");
        await foreach (var subject in project.Subjects.WithCancellation(cancellationToken)) narrator.Say(subject.ToString()!);

        narrator.Step("Open a subject", "SubjectData subject = await project.Subjects.GetAsync(\"ANONYMIZ\");");
        var opened = await project.Subjects.GetAsync("ANONYMIZ", cancellationToken);
        narrator.Say($"{opened} in project {opened.Project}");
        return project;
    }

    private async Task ImportToArchiveAsync(XnatClient xnat, CancellationToken cancellationToken)
    {
        narrator.Step(
            "Import directly into the archive",
            "ExperimentData direct = await xnat.Services.ImportAsync(\"ANONYMIZ.zip\",\n    new() { Project = \"brainimages\", Subject = \"ANONYMIZ2\", Experiment = \"ANONYMIZ2\" });");
        var direct = await narrator.WithBarAsync("Uploading", progress =>
            xnat.Services.ImportAsync(zip, new() { Project = projectId, Subject = "ANONYMIZ2", Experiment = "ANONYMIZ2" }, progress, cancellationToken));
        narrator.Say($"{direct}, data type {direct.XsiType}");
    }

    private async Task<ImageSessionData> ImportByWayOfThePrearchiveAsync(XnatClient xnat, CancellationToken cancellationToken)
    {
        narrator.Step("Import to the prearchive", "PrearchiveSession staged = await xnat.Services.ImportToPrearchiveAsync(\"ANONYMIZ.zip\", new() { Project = \"brainimages\" });");
        var staged = await narrator.WithBarAsync("Uploading", progress =>
            xnat.Services.ImportToPrearchiveAsync(zip, new() { Project = projectId }, progress, cancellationToken));
        narrator.Say(staged.ToString());

        narrator.Step("List the sessions that wait there", "await foreach (PrearchiveSession waiting in xnat.Prearchive.Sessions()) Console.WriteLine($\"{waiting} {waiting.Status}\");");
        await foreach (var waiting in xnat.Prearchive.Sessions(cancellationToken: cancellationToken)) narrator.Say($"{waiting} {waiting.Status}");

        narrator.Step("Look inside before archiving", "await foreach (PrearchiveScan scan in staged.ScansAsync()) Console.WriteLine(scan);");
        await foreach (var scan in staged.ScansAsync(cancellationToken)) narrator.Say($"{scan} {scan.XsiType}");

        narrator.Step("Archive it", "var session = await staged.ArchiveAsync(new() { Subject = \"ANONYMIZ3\", Experiment = \"ANONYMIZ3\" });");
        var session = await staged.ArchiveAsync(new() { Subject = "ANONYMIZ3", Experiment = "ANONYMIZ3" }, cancellationToken);
        narrator.Say($"{session}, data type {session.XsiType}");
        return session as ImageSessionData ?? throw new InvalidOperationException($"The study became a {session.XsiType}, which has no scans.");
    }

    private async Task<ImageScanData> LookAtScansAsync(ImageSessionData session, CancellationToken cancellationToken)
    {
        narrator.Step("List the scans", "await foreach (ImageScanData scan in session.Scans) Console.WriteLine(scan);");
        ImageScanData? chosen = null;
        await foreach (var scan in session.Scans.WithCancellation(cancellationToken))
        {
            narrator.Say(scan.ToString()!);
            if (chosen is null || scan.Type == "T1") chosen = scan;
        }

        if (chosen is null) throw new InvalidOperationException("The session has no scans. Give an archive with DICOM images (--zip).");
        narrator.Step("Open a scan, typed by the schema", "MrScanData t1 = await session.Scans.OfType<MrScanData>().GetAsync(\"T1\");   // t1.Parameters.Tr is a double?");
        var opened = await chosen.LoadAsync(cancellationToken);
        narrator.Show(TypedValues.Of(opened));

        narrator.Step("Change and save it", "t1.Quality = \"questionable\";\nawait t1.SaveAsync();");
        opened.Quality = "questionable";
        opened.Note = "Seen in the tutorial";
        await opened.SaveAsync(cancellationToken);
        narrator.Say($"Quality is now {opened.Quality}, note: {opened.Note}");
        return opened;
    }

    private async Task DownloadAsync(ImageSessionData session, ImageScanData scan, CancellationToken cancellationToken)
    {
        narrator.Step("Download one scan as a zip archive", "await t1.DownloadAsync(\"T1.zip\", progress);");
        var file = await narrator.WithBarAsync("Downloading", progress => scan.DownloadAsync(Path.Combine(folder, "scan.zip"), progress, cancellationToken));
        narrator.Say($"Saved {Path.GetFileName(file.Path)}: {file.Files} files, {file.Bytes.ToString("N0", CultureInfo.InvariantCulture)} bytes");

        narrator.Step("Download everything of a subject", "await subject.DownloadDirectoryAsync(\"data/\", progress);");
        var subject = await session.GetSubjectAsync(cancellationToken);
        var data = await narrator.WithBarAsync(
            "Downloading", progress => subject.DownloadDirectoryAsync(Path.Combine(folder, "data"), progress, cancellationToken));
        narrator.Say($"{data.Files} files of {subject}:");
        narrator.Show(FolderTree.Of(data.Path));
    }

    private async Task InspectTagsAsync(ImageScanData scan, CancellationToken cancellationToken)
    {
        narrator.Step("Inspect the DICOM header", "DicomDump all = await t1.DicomDumpAsync();");
        var all = await scan.DicomDumpAsync([], cancellationToken);
        narrator.Say($"{all.Count} elements, for example:");
        foreach (var row in all.Where(row => row.Tag is "(0008,103E)" or "(0018,0080)" or "(0020,000D)")) narrator.Say($"{row.Tag} {row.Vr} {row.Description}: {row.Value}");

        narrator.Step("Ask for some tags only", "DicomDump tags = await t1.DicomDumpAsync(\"PatientID\", \"PatientName\");");
        var tags = await scan.DicomDumpAsync(["PatientID", "PatientName"], cancellationToken);
        narrator.Say($"PatientID: {tags["PatientID"]}");
        narrator.Say($"PatientName: {tags["PatientName"]}");
    }

    private async Task UseCustomVariablesAsync(ProjectData project, CancellationToken cancellationToken)
    {
        narrator.Step("Read custom variables", "string? volume = (await session.FieldsAsync())[\"brain_volume\"];");
        var subject = await project.Subjects.GetAsync("ANONYMIZ", cancellationToken);
        var session = await subject.Experiments.GetAsync("ANONYMIZ", cancellationToken);
        narrator.Say($"brain_volume of {session}: {(await session.FieldsAsync(cancellationToken))["brain_volume"]}");

        narrator.Step("Set one", "await session.SetFieldAsync(\"brain_volume\", 42.0);");
        await session.SetFieldAsync("brain_volume", 42.0, cancellationToken);
        foreach (var (name, value) in await session.FieldsAsync(cancellationToken)) narrator.Say($"{name} = {value}");
    }
}
