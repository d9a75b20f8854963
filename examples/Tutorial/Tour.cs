using Spectre.Console;
using Xnat.Typed.Model;

namespace Xnat.Typed.Tutorial;

/// <summary>
/// The tour itself: every step of a user's first hour, in order. What a step shows is what it runs. It takes what an earlier tour
/// left in the project, imports under labels that are free, and changes nothing that it did not make.
/// </summary>
internal sealed class Tour(Narrator narrator, Uri address, XnatCredential credential, string zip, string folder, TutorialOptions settings)
{
    private const string Label = "ANONYMIZ";

    private readonly MadeObjects made = new(narrator);
    private readonly string id = settings.Project;
    private XnatClient xnat = null!;
    private ProjectData project = null!;
    private SubjectData subject = null!;
    private ImageSessionData session = null!;
    private ImageScanData scan = null!;
    private string title = "";
    private string first = "";
    private string second = "";
    private string third = "";

    /// <summary>Steps write where the narrator does, so that they read like any program.</summary>
    private Narrator Console => narrator;

    public async Task RunAsync(CancellationToken token)
    {
        await ConnectAsync(token);
        await using (xnat)
        {
            try
            {
                await VisitAsync(token);
            }
            catch
            {
                narrator.Interrupt();
                if (settings.CleansUp && project is not null) await made.DeleteAsync(project, CancellationToken.None);
                throw;
            }

            if (settings.CleansUp) await made.DeleteAsync(project, token);
            await narrator.StepAsync("Disconnect", async () => await xnat.DisposeAsync());
        }

        narrator.Say("Signed out; the server has forgotten the session.");
    }

    private async Task VisitAsync(CancellationToken token)
    {
        await PrepareAsync(token);
        await BrowseAsync(token);
        await ImportToArchiveAsync(token);
        await ImportByWayOfThePrearchiveAsync(token);
        await LookAtScansAsync(token);
        await DownloadAsync(token);
        await InspectTagsAsync(token);
        await UseCustomVariablesAsync(token);
    }

    private async Task ConnectAsync(CancellationToken token)
    {
        var options = new XnatClientOptions { AllowPlainHttp = settings.AllowsPlainHttp, Reason = settings.Reason };
        await narrator.StepAsync("Create a connection", async () =>
            xnat = await XnatClient.ConnectAsync(
                address, credential, options, token));
        foreach (var warning in xnat.Warnings) narrator.Say(warning);
        narrator.Say($"Connected to {xnat.Address}, XNAT {await xnat.GetServerVersionAsync(token)}");
    }

    /// <summary>What the tutorial for Python does in the web interface first: a project with one subject and one session.</summary>
    private async Task PrepareAsync(CancellationToken token)
    {
        title = await FreeTitleAsync(token);
        await narrator.StepAsync("Prepare the project", async () =>
        {
            project = await xnat.Projects.FindAsync(id, token)
                ?? await xnat.Projects.CreateAsync(
                    new ProjectData { Id = id, Name = title }, token);
        });
        await ChooseLabelsAsync(token);
        if (await project.Subjects.FindAsync(first, token) is null)
        {
            made.AddSubject(first);
            await narrator.StepAsync("Give it a first session", "Uploading", async progress =>
            {
                ImportOptions target = new()
                {
                    Project = id, Subject = first, Experiment = first
                };
                await xnat.Services.ImportAsync(zip, target, progress, token);
            });
        }

        narrator.Say($"{project} holds the subject {first}.");
        narrator.Say($"The tour adds {second} and {third}.");
    }

    /// <summary>No two projects of a server have one title.</summary>
    private async Task<string> FreeTitleAsync(CancellationToken token)
    {
        const string Title = "Brain Image Analysis";
        var holder = await xnat.Projects.FindAsync(Title, token);
        return holder is null || holder.Id == id ? Title : $"{Title} in {id}";
    }

    /// <summary>The first subject may be there already; for the others two labels that no subject and no experiment has.</summary>
    private async Task ChooseLabelsAsync(CancellationToken token)
    {
        var subjects = new HashSet<string?>(StringComparer.OrdinalIgnoreCase);
        var taken = new HashSet<string?>(StringComparer.OrdinalIgnoreCase);
        await foreach (var one in project.Subjects.WithCancellation(token)) subjects.Add(one.Label);
        await foreach (var one in project.Experiments.WithCancellation(token)) taken.Add(one.Label);
        var isThere = subjects.Contains(Label);
        taken.UnionWith(subjects);
        var free = Enumerable
            .Range(1, int.MaxValue - 1)
            .Select(number => number == 1 ? Label : Label + number)
            .Where(label => !taken.Contains(label))
            .Take(3)
            .ToArray();
        (first, second, third) = isThere ? (Label, free[0], free[1]) : (free[0], free[1], free[2]);
    }

    private async Task BrowseAsync(CancellationToken token)
    {
        await narrator.StepAsync("List the first projects", async () =>
        {
            await foreach (ProjectData p in xnat.Projects.Take(10)
                .WithCancellation(token)) Console.WriteLine(p);
        });

        var name = project.Name == title ? title : id;
        await narrator.StepAsync("Open one by ID, label or name", async () => project = await xnat.Projects.GetAsync(name, token));
        narrator.Say($"{project}; description: {project.Description ?? "none"}");

        await narrator.StepAsync("List the first of its subjects", async () =>
        {
            await foreach (SubjectData s in project.Subjects.Take(10)
                .WithCancellation(token)) Console.WriteLine(s);
        });

        await narrator.StepAsync("Open a subject", async () => subject = await project.Subjects.GetAsync(first, token));
        narrator.Say($"{subject} in project {subject.Project}");
    }

    private async Task ImportToArchiveAsync(CancellationToken token)
    {
        ExperimentData direct = null!;
        made.AddSubject(second);
        await narrator.StepAsync("Import directly into the archive", "Uploading", async progress =>
        {
            ImportOptions target = new()
            {
                Project = id, Subject = second, Experiment = second
            };
            direct = await xnat.Services.ImportAsync(zip, target, progress, token);
        });
        narrator.Say($"{direct}, data type {direct.XsiType}");
    }

    private async Task ImportByWayOfThePrearchiveAsync(CancellationToken token)
    {
        PrearchiveSession staged = null!;
        await narrator.StepAsync("Import to the prearchive", "Uploading", async progress =>
        {
            ImportOptions target = new() { Project = id };
            staged = await xnat.Services.ImportToPrearchiveAsync(
                zip, target, progress, token);
        });
        made.Staged = staged;
        narrator.Say(staged.ToString());

        await narrator.StepAsync("List the sessions that wait there", async () =>
        {
            await foreach (PrearchiveSession waiting in xnat.Prearchive.Sessions(
                id, cancellationToken: token))
                Console.WriteLine($"{waiting} {waiting.Status}");
        });

        await narrator.StepAsync("Look inside before archiving", async () =>
        {
            await foreach (PrearchiveScan inside in staged.ScansAsync(token))
                Console.WriteLine($"{inside} {inside.XsiType}");
        });

        ExperimentData archived = null!;
        made.AddSubject(third);
        await narrator.StepAsync("Archive it", async () =>
        {
            ArchiveOptions target = new() { Subject = third, Experiment = third };
            archived = await staged.ArchiveAsync(target, token);
        });
        made.Staged = null;
        narrator.Say($"{archived}, data type {archived.XsiType}");
        session = archived as ImageSessionData
            ?? throw new InvalidOperationException($"The study became a {archived.XsiType}, which has no scans.");
    }

    private async Task LookAtScansAsync(CancellationToken token)
    {
        var scans = new List<ImageScanData>();
        await narrator.StepAsync("List the scans", async () =>
        {
            await foreach (ImageScanData row in session.Scans.WithCancellation(token))
                scans.Add(row);
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
        DownloadResult file = null!;
        DownloadReport data = null!;
        await narrator.StepAsync("Download one scan as a zip archive", "Downloading", async progress =>
            file = await scan.DownloadAsync(
                Path.Combine(folder, $"{third}.zip"), progress, token));
        narrator.Say($"Saved {Path.GetFileName(file.Path)}: {file.Files} files, {FormattableString.Invariant($"{file.Bytes:N0}")} bytes");

        var free = FreeFolder();
        await narrator.StepAsync("Download everything of a subject", "Downloading", async progress =>
        {
            subject = await session.GetSubjectAsync(token);
            data = await subject.DownloadDirectoryAsync(
                Path.Combine(folder, free), progress, token);
        });
        narrator.Say($"{data.Files.Count()} files of {subject}:");
        narrator.Show(FolderTree.Of(data.Folder));
    }

    /// <summary>A download goes on where one of the same server was; an earlier tour may have been on another.</summary>
    private string FreeFolder() => Enumerable
        .Range(1, int.MaxValue - 1)
        .Select(static number => number == 1 ? "data" : $"data{number}")
        .First(name => !Path.Exists(Path.Combine(folder, name)));

    private async Task InspectTagsAsync(CancellationToken token)
    {
        DicomDump dump = null!;
        await narrator.StepAsync("Inspect the DICOM header", async () => dump = await scan.DicomDumpAsync([], token));
        narrator.Say($"{dump.Count} elements, for example:");
        foreach (var row in dump.Where(row => row.Tag is "(0008,103E)" or "(0018,0080)" or "(0020,000D)"))
            narrator.Say($"{row.Tag} {row.Vr} {row.Description}: {row.Value}");

        await narrator.StepAsync("Ask for some tags only", async () =>
        {
            DicomDump tags = await scan.DicomDumpAsync(
                ["PatientID", "PatientName"], token);
            Console.WriteLine($"PatientID: {tags["PatientID"]}");
            Console.WriteLine($"PatientName: {tags["PatientName"]}");
        });
    }

    private async Task UseCustomVariablesAsync(CancellationToken token)
    {
        await narrator.StepAsync("Set a custom variable", async () => await session.SetFieldAsync("brain_volume", 42.0, token));

        await narrator.StepAsync("Read custom variables", async () =>
        {
            foreach (var (key, value) in await session.FieldsAsync(token))
                Console.WriteLine($"{key} = {value}");
        });
    }
}
