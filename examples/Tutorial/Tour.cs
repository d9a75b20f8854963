using Spectre.Console;
using Xnat.Typed.Model;

namespace Xnat.Typed.Tutorial;

/// <summary>
/// The tour itself: every step of a user's first hour, in order. What a step shows is what it runs. It takes what an earlier tour
/// left in the project, imports under names that are free, and changes nothing that it did not make.
/// </summary>
internal sealed class Tour(Narrator narrator, Uri address, XnatCredential credential, string zip, string folder, TutorialOptions settings)
{
    private const string First = "ANONYMIZ";

    private readonly string id = settings.Project;
    private readonly string title = settings.Project == "brainimages"
        ? "Brain Image Analysis"
        : $"Brain Image Analysis in {settings.Project}";
    private XnatClient xnat = null!;
    private ProjectData project = null!;
    private SubjectData subject = null!;
    private ImageSessionData session = null!;
    private ImageScanData scan = null!;
    private string second = "";
    private string third = "";

    /// <summary>Steps write where the narrator does, so that they read like any program.</summary>
    private Narrator Console => narrator;

    public async Task RunAsync(CancellationToken token)
    {
        await ConnectAsync(token);
        await using (xnat)
        {
            await PrepareAsync(token);
            await BrowseAsync(token);
            await ImportToArchiveAsync(token);
            await ImportByWayOfThePrearchiveAsync(token);
            await LookAtScansAsync(token);
            await DownloadAsync(token);
            await InspectTagsAsync(token);
            await UseCustomVariablesAsync(token);
            await narrator.StepAsync("Disconnect", async () => await xnat.DisposeAsync());
        }

        narrator.Say("Signed out; the server has forgotten the session.");
    }

    private async Task ConnectAsync(CancellationToken token)
    {
        var options = new XnatClientOptions { AllowPlainHttp = settings.AllowsPlainHttp, Reason = settings.Reason };
        await narrator.StepAsync("Create a connection", async () =>
            xnat = await XnatClient.ConnectAsync(address, credential, options, token));
        foreach (var warning in xnat.Warnings) narrator.Say(warning);
        narrator.Say($"Connected to {xnat.Address}, XNAT {await xnat.GetServerVersionAsync(token)}");
    }

    /// <summary>
    /// What the tutorial for Python does in the web interface first: a project with one subject, one session and one custom variable.
    /// </summary>
    private async Task PrepareAsync(CancellationToken token)
    {
        await narrator.StepAsync("Prepare the project", async () =>
        {
            if (await xnat.Projects.FindAsync(id, token) is null)
                await xnat.Projects.CreateAsync(new ProjectData { Id = id, Name = title }, token);
            project = await xnat.Projects.GetAsync(id, token);
        });
        if (await project.Subjects.FindAsync(First, token) is null)
            await xnat.Services.ImportAsync(zip, new() { Project = id, Subject = First, Experiment = First }, cancellationToken: token);
        (second, third) = await FreeLabelsAsync(token);
        narrator.Say($"{project} holds the subject {First}; the tour adds {second} and {third}.");
    }

    /// <summary>Two labels that neither a subject nor an experiment of the project has.</summary>
    private async Task<(string Second, string Third)> FreeLabelsAsync(CancellationToken token)
    {
        var taken = new HashSet<string?>(StringComparer.OrdinalIgnoreCase);
        await foreach (var one in project.Subjects.WithCancellation(token)) taken.Add(one.Label);
        await foreach (var one in project.Experiments.WithCancellation(token)) taken.Add(one.Label);
        var free = Enumerable
            .Range(2, int.MaxValue - 2)
            .Select(number => First + number)
            .Where(label => !taken.Contains(label))
            .Take(2)
            .ToArray();
        return (free[0], free[1]);
    }

    private async Task BrowseAsync(CancellationToken token)
    {
        await narrator.StepAsync("List the projects", async () =>
        {
            await foreach (ProjectData p in xnat.Projects.WithCancellation(token)) Console.WriteLine(p);
        });

        var name = project.Name ?? id;
        await narrator.StepAsync("Open one by ID, label or name", async () => project = await xnat.Projects.GetAsync(name, token));
        narrator.Say($"{project}; description: {project.Description ?? "none"}");

        await narrator.StepAsync("List its subjects", async () =>
        {
            await foreach (SubjectData s in project.Subjects.WithCancellation(token)) Console.WriteLine(s);
        });

        await narrator.StepAsync("Open a subject", async () => subject = await project.Subjects.GetAsync("ANONYMIZ", token));
        narrator.Say($"{subject} in project {subject.Project}");
    }

    private async Task ImportToArchiveAsync(CancellationToken token)
    {
        ExperimentData direct = null!;
        await narrator.StepAsync("Import directly into the archive", "Uploading", async progress =>
        {
            var target = new ImportOptions { Project = project.Id, Subject = second, Experiment = second };
            direct = await xnat.Services.ImportAsync(zip, target, progress, token);
        });
        narrator.Say($"{direct}, data type {direct.XsiType}");
    }

    private async Task ImportByWayOfThePrearchiveAsync(CancellationToken token)
    {
        PrearchiveSession staged = null!;
        await narrator.StepAsync("Import to the prearchive", "Uploading", async progress =>
        {
            var target = new ImportOptions { Project = project.Id };
            staged = await xnat.Services.ImportToPrearchiveAsync(zip, target, progress, token);
        });
        narrator.Say(staged.ToString());

        await narrator.StepAsync("List the sessions that wait there", async () =>
        {
            await foreach (PrearchiveSession waiting in xnat.Prearchive.Sessions(cancellationToken: token))
                Console.WriteLine($"{waiting} {waiting.Status}");
        });

        await narrator.StepAsync("Look inside before archiving", async () =>
        {
            await foreach (PrearchiveScan inside in staged.ScansAsync(token)) Console.WriteLine($"{inside} {inside.XsiType}");
        });

        ExperimentData archived = null!;
        await narrator.StepAsync(
            "Archive it", async () => archived = await staged.ArchiveAsync(new() { Subject = third, Experiment = third }, token));
        narrator.Say($"{archived}, data type {archived.XsiType}");
        session = archived as ImageSessionData
            ?? throw new InvalidOperationException($"The study became a {archived.XsiType}, which has no scans.");
    }

    private async Task LookAtScansAsync(CancellationToken token)
    {
        var scans = new List<ImageScanData>();
        await narrator.StepAsync("List the scans", async () =>
        {
            await foreach (ImageScanData row in session.Scans.WithCancellation(token)) scans.Add(row);
        });
        foreach (var row in scans) narrator.Say(row.ToString());
        if (scans.Count == 0) throw new InvalidOperationException("The session has no scans. Give an archive with DICOM images (--zip).");

        var key = (scans.Find(row => row.Type == "T1") ?? scans[0]).Id!;
        await narrator.StepAsync("Open a scan, typed by the schema", async () => scan = await session.Scans.GetAsync(key, token));
        narrator.Show(TypedValues.Of(scan));

        await narrator.StepAsync("Change and save it", async () =>
        {
            scan.Quality = "questionable";
            scan.Note = "Seen in the tutorial";
            await scan.SaveAsync(token);
        });
        narrator.Say($"Quality is now {scan.Quality}, note: {scan.Note}");
    }

    private async Task DownloadAsync(CancellationToken token)
    {
        DownloadResult file = null!, data = null!;
        await narrator.StepAsync("Download one scan as a zip archive", "Downloading", async progress =>
            file = await scan.DownloadAsync(Path.Combine(folder, "scan.zip"), progress, token));
        narrator.Say($"Saved {Path.GetFileName(file.Path)}: {file.Files} files, {FormattableString.Invariant($"{file.Bytes:N0}")} bytes");

        await narrator.StepAsync("Download everything of a subject", "Downloading", async progress =>
        {
            subject = await session.GetSubjectAsync(token);
            data = await subject.DownloadDirectoryAsync(Path.Combine(folder, "data"), progress, token);
        });
        narrator.Say($"{data.Files} files of {subject}:");
        narrator.Show(FolderTree.Of(data.Path));
    }

    private async Task InspectTagsAsync(CancellationToken token)
    {
        DicomDump dump = null!;
        await narrator.StepAsync("Inspect the DICOM header", async () => dump = await scan.DicomDumpAsync([], token));
        narrator.Say($"{dump.Count} elements, for example:");
        foreach (var row in dump.Where(row => row.Tag is "(0008,103E)" or "(0018,0080)" or "(0020,000D)"))
            narrator.Say($"{row.Tag} {row.Vr} {row.Description}: {row.Value}");

        await narrator.StepAsync("Ask for some tags only", async () =>
        {
            DicomDump tags = await scan.DicomDumpAsync(["PatientID", "PatientName"], token);
            Console.WriteLine($"PatientID: {tags["PatientID"]}");
            Console.WriteLine($"PatientName: {tags["PatientName"]}");
        });
    }

    private async Task UseCustomVariablesAsync(CancellationToken token)
    {
        await narrator.StepAsync("Set a custom variable", async () => await session.SetFieldAsync("brain_volume", 42.0, token));

        await narrator.StepAsync("Read custom variables", async () =>
        {
            foreach (var (name, value) in await session.FieldsAsync(token)) Console.WriteLine($"{name} = {value}");
        });
    }
}
