using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Prearchive;

namespace Xnat.Typed.Server.Importing;

/// <summary>
/// One import with the store locked: studies become sessions in the prearchive, and go on into the archive where that is wanted.
/// </summary>
internal sealed class ImportRun(ImportServices services, Access access, ParameterList parameters, string handler)
{
    private readonly ImportDestination destination = ImportDestination.Parse(parameters["dest"]);
    private readonly Store store = services.Store;
    private readonly PrearchiveStore prearchive = services.Prearchive;
    private readonly StudyBuilder studies = services.Studies(access);

    private bool IsSessionImporter => handler == "SI";

    private bool IsDirect => !IsSessionImporter && store.Version >= DirectArchive.Since && parameters.IsTrue("Direct-Archive");

    /// <summary>Files that come one by one are gathered, or the second one would meet the first in the archive.</summary>
    private bool Collects => IsDirect && handler == "gradual-DICOM" && parameters["action"] != "commit";

    private FileNaming Naming => new(Cleans: !IsSessionImporter, Renames: parameters.IsTrue("rename"));

    public IReadOnlyList<string> Run(IReadOnlyList<List<DicomFile>> uploaded)
    {
        CheckOverwrite();
        var named = Project();
        var sessions = uploaded.SelectMany(study => Stage(study, named)).DistinctBy(session => session.Url).ToList();
        if (IsSessionImporter && !destination.IsPrearchive && uploaded.Count > 1)
            throw RestException.BadRequest("Upload included files for multiple imaging sessions.");
        return [.. sessions.Select(session =>
            GoesToArchive(session) ? Archive(session)
            : session.IsDirect ? DirectArchive.AddressOf(session)
            : "/data" + session.Url)];
    }

    /// <summary>"Archive directly" decides about overwriting by itself, and its check of an explicit wish can never pass.</summary>
    private void CheckOverwrite()
    {
        if (parameters["prearchive_code"] == "1" && parameters["overwrite"] is not null)
            throw RestException.BadRequest("Overwrite flag was not set to a valid option. ('append' or 'delete')");
    }

    private string? Project()
    {
        var name = destination.Project ?? parameters.First("project", "PROJECT_ID");
        if (name is null or PrearchiveSession.Unassigned) return null;
        var project = store.Project(name);
        if (project is null || !access.CanRead(project)) throw RestException.NotFound($"Unknown project: {name}");
        return access.CanEdit(project) ? project.Id : throw RestException.Forbidden("Invalid permissions for new session.");
    }

    /// <summary>Puts a study into the prearchive; one of a scanner of both kinds may become two sessions.</summary>
    private List<PrearchiveSession> Stage(List<DicomFile> study, string? named)
    {
        var project = named ?? SessionIdentity.Project(study[0], store, services.Settings) ?? PrearchiveSession.Unassigned;
        return
        [
            .. PetMrStudies.Split(study, services.Settings.PetMr(project))
                .Select(part => Stage(part.Files, project, part.Suffix, part.Setting))
        ];
    }

    private PrearchiveSession Stage(List<DicomFile> study, string project, string suffix, string? petMr)
    {
        var first = study[0];
        var now = store.Clock.GetUtcNow();
        var label = (RequestedLabel("session", "EXPT_LABEL", destination.Session) ?? SessionIdentity.Label(first, services.Settings))
            + suffix;
        if (Open(project, label, first) is { } open)
        {
            studies.Append(open, study, Naming, petMr);
            open.Modified = now;
            open.Status = IsCommitted ? "READY" : "RECEIVING";
            return open;
        }

        var timestamp = destination.Timestamp ?? Formats.Timestamp(now);
        var folder = destination.Folder ?? (IsSessionImporter ? SessionIdentity.Folder(first) + suffix : label);
        var session = new PrearchiveSession(project, timestamp, prearchive.FreeFolder(project, timestamp, folder))
        {
            Session = new SessionBuilder(store, access.Login, Naming, petMr).Build(study),
            Name = label,
            Subject = RequestedLabel("subject", "SUBJECT_ID", destination.Subject)
                ?? SessionIdentity.Subject(first, services.Settings)
                ?? "",
            Uploaded = now,
            Modified = now,
            Source = parameters["SOURCE"] ?? "",
            Visit = parameters["VISIT"] ?? "",
            Protocol = parameters["PROTOCOL"] ?? "",
            TimeZone = parameters["TIMEZONE"] ?? "",
            PreventsAnonymization = parameters.IsTrue("prevent_anon"),
            PreventsAutoCommit = parameters.IsTrue("prevent_auto_commit"),
            AutoArchive = ProjectCode(project) switch { "4" => "AutoArchive", "5" => "AutoArchiveOverwrite", _ => "Manual" },
            IsDirect = Collects && project != PrearchiveSession.Unassigned,
            // Sent file by file, a session is still being received until somebody commits it.
            Status = IsSessionImporter || IsCommitted ? "READY" : "RECEIVING",
        };
        prearchive.Add(session);
        studies.Note(session, study);
        return session;
    }

    /// <summary>The session of that study which is still being received: files sent one by one belong together.</summary>
    private PrearchiveSession? Open(string project, string label, DicomFile file) => IsSessionImporter
        ? null
        : prearchive.All.FirstOrDefault(session =>
            session.Project == project
            && session.Name == label
            && session.IsDirect == (IsDirect && project != PrearchiveSession.Unassigned)
            && session.Session["UID"] == file.StudyUid
            && session.Status == "RECEIVING");

    private bool IsCommitted =>
        !Collects && (IsDirect || handler == "inbox" || parameters["action"] == "commit" || parameters["dest"] is not null);

    private string? RequestedLabel(string name, string oldName, string? ofDestination) =>
        (ofDestination ?? parameters.First(name, oldName)) is { } text ? Labels.Clean(text) : null;

    private bool GoesToArchive(PrearchiveSession session)
    {
        if (session.Project == PrearchiveSession.Unassigned || destination.IsPrearchive) return false;
        if (IsDirect) return !Collects;
        if (!IsSessionImporter)
            return IsCommitted
                && (destination.IsArchive || parameters.First("AA", "auto-archive") == "true" || session.AutoArchive != "Manual");
        if (destination.IsArchive || parameters["prearchive_code"] == "1") return true;
        // An explicit wish wins over the project's setting.
        return parameters.First("AA", "auto-archive") is { } wish ? wish == "true" : session.AutoArchive != "Manual";
    }

    private string Archive(PrearchiveSession session)
    {
        var overwrite = parameters["overwrite"];
        var isDirect = parameters["prearchive_code"] == "1";
        var overrides = overwrite is "delete" or "override" || (overwrite is null && session.AutoArchive == "AutoArchiveOverwrite");
        var order = new ArchiveOrder
        {
            Subject = session.Subject.Length > 0 ? session.Subject : null,
            Label = session.Name,
            // Any value of the parameter but these two behaves like "append", "none" too.
            AllowsMerge = overwrite is not null || overrides || isDirect,
            OverridesConflicts = overrides,
            OverwritesFiles = parameters.IsTrue("overwrite_files"),
            Quarantines = parameters.IsTrue("quarantine"),
            Fields =
            [
                .. parameters.Entries.Where(entry =>
                    entry.Key.Contains(':', StringComparison.Ordinal) && entry.Key.Contains('/', StringComparison.Ordinal))
            ],
        };
        try
        {
            var (project, study) = (session.Project, session.Session["UID"]);
            // Should the archive refuse it, the prearchive shows it.
            session.IsDirect = false;
            var address = services.Archiver(access).Archive(session, order);
            services.Logs.Forget(session);
            return IsDirect ? DirectArchive.AddressOf(project, study, session.Name) : address;
        }
        catch (RestException exception) when (!IsSessionImporter && exception.Status is 409 or 423)
        {
            throw RestException.BadRequest($"unable to archive for the Prearchive session: {exception.Message}");
        }
    }

    private string ProjectCode(string project) => store.Project(project) is { } row ? store.Contents(row.Id).PrearchiveCode : "0";
}
