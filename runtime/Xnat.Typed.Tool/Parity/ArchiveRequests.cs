using static Xnat.Typed.Tool.Parity.Comparing;
using static Xnat.Typed.Tool.Parity.RequestList;

namespace Xnat.Typed.Tool.Parity;

/// <summary>Projects, subjects, sessions and what they hold, in the archive and before it.</summary>
internal static class ArchiveRequests
{
    private const string Project = "/data/projects/{project}";
    private const string Experiment = "/data/experiments/{experiment}";
    private const string Image = "src=/archive/projects/{project}/experiments/{experiment}/scans/{image-scan}";
    private const string WaitingScan = Waiting + "/scans/{waiting-scan}";

    public static IReadOnlyList<ParityRequest> All { get; } =
        [
            new("GET", "/data/projects", "format=json", Rows),
            new("GET", "/data/projects", "format=csv", Rows),
            new("GET", "/data/projects", "format=xml", Rows),
            new("HEAD", "/data/projects", "format=json", Format),
            new("GET", "/data/projects/{project}", "format=json", Members),
            new("GET", "/data/projects/{project}", "format=xml", Members),
            new("GET", "/data/projects/{project}", "format=json", Format) { Address = "/data/projects/parity-no-such-project" },
            new("GET", "/data/projects/{project}/accessibility", "", Format),
            new("GET", "/data/projects/{project}/prearchive_code", "", Format),
            new("GET", "/data/projects/{project}/users", "format=json", Rows),
            new("GET", "/data/projects/{project}/scan_types", "format=json", Rows),
            new("GET", "/data/projects/{project}/files", "format=json", Rows),
            new("GET", "/data/prearchive/projects/{project}", "format=json", Rows),
            new("GET", "/data/subjects", "format=json", Rows),
            new("GET", "/data/subjects/{subject}", "format=json", Members),
            new("GET", "/data/projects/{project}/subjects", "format=json", Rows),
            new("GET", "/data/projects/{project}/subjects", "format=csv", Rows),
            new("GET", "/data/projects/{project}/subjects", "format=json&columns=ID,label,gender", Rows),
            new("GET", Subject, "format=json", Members),
            new("GET", Subject, "format=xml", Members),
            new("GET", Subject + "/experiments", "format=json", Rows),
            new("GET", Subject + "/projects", "format=json", Rows),
            new("GET", "/data/experiments", "format=json", Rows),
            new("GET", "/data/experiments", "format=csv&xsiType=xnat:mrSessionData&columns=ID,label,date", Rows),
            new("GET", "/data/projects/{project}/experiments", "format=json&xsiType=xnat:mrSessionData", Rows),
            new("GET", "/data/projects/{project}/experiments/{experiment}", "format=json", Members),
            new("GET", "/data/experiments/{experiment}", "format=json", Members),
            new("GET", "/data/experiments/{experiment}", "format=xml", Members),
            new("HEAD", "/data/experiments/{experiment}", "format=json", Format),
            new("GET", "/data/experiments/{experiment}", "format=json", Format) { Address = "/data/experiments/PARITY_NONE" },
            new("GET", "/data/experiments/{experiment}/status", "", Format),
            new("GET", "/data/experiments/{experiment}/projects", "format=json", Rows),
            new("GET", "/data/experiments/{experiment}/scans", "format=json", Rows),
            new("GET", "/data/experiments/{experiment}/scans", "format=csv", Rows),
            new("GET", "/data/experiments/{experiment}/scans/{scan}", "format=json", Members),
            new("GET", "/data/experiments/{experiment}/scans/{scan}", "format=xml", Members),
            new("GET", "/data/experiments/{experiment}/scans/{scan}/resources", "format=json", Rows),
            new("GET", "/data/experiments/{experiment}/assessors", "format=json", Rows),
            new("GET", "/data/experiments/{experiment}/reconstructions", "format=json", Rows),
            new("GET", "/data/experiments/{experiment}/resources", "format=json", Rows),
            new("GET", "/data/experiments/{experiment}/resources", "format=csv", Rows),
            new("GET", "/data/experiments/{experiment}/files", "format=json", Rows),
            new("GET", "/data/experiments/{experiment}/resources/{resource}/files", "format=json", Rows),
            new("GET", "/data/experiments/{experiment}/resources/{resource}/files", "format=zip", Format),
            new("GET", "/data/experiments/{experiment}/resources/{resource}/files/{file}", "", Bytes),
            new("HEAD", "/data/experiments/{experiment}/resources/{resource}/files/{file}", "", Bytes),

            new("GET", Project + "/groups", "format=json", Rows),
            new("GET", Project + "/groups/{group}", "", Format) { Address = Project + "/groups/{project}_owner" },
            new("GET", Project + "/archive_spec", "", Format),
            new("GET", Project + "/pipelines", "format=json", Rows),
            new("GET", Project + "/pars", "format=json", Rows),
            new("GET", Project + "/quarantine_code", "", Format),
            new("GET", Project + "/current_arc", "", Format),
            new("GET", Project + "/protocols/{protocol}", "", Format) { Address = Project + "/protocols/{project}_xnat_subjectData" },
            new("GET", Project + "/config", "format=json", Rows),
            new("GET", Project + "/automation/handlers", "format=json", Rows),
            new("GET", Project + "/resources/{resource}/files/{file}", "", Bytes)
                { Address = "/data/projects/{home}/resources/{project-resource}/files/{project-file}" },
            new("GET", Subject + "/status", "", Format),
            new("GET", Subject + "/resources/{resource}/files/{file}", "", Bytes)
                { Address = Subject + "/resources/{subject-resource}/files/{subject-file}" },
            new("GET", RequestList.Session, "format=json", Members),
            new("GET", Experiment + "/history", "", Format),
            new("GET", Experiment + "/DIR", "format=json", Format),
            new("GET", Experiment + "/DIR/{folder}", "format=json", Format) { Address = Experiment + "/DIR/SCANS" },
            new("GET", Experiment + "/XAR", "", Format),
            new("GET", Experiment + "/scans/{scan}/DICOMDIR", "", Format) { Address = Experiment + "/scans/{image-scan}/DICOMDIR" },
            new("GET", Experiment + "/scans/{scan}/files", "format=json", Rows),
            new("GET", Experiment + "/scans/{scan}/resources/{resource}/files", "format=json", Rows)
                { Address = Experiment + "/scans/{scan}/resources/{scan-resource}/files" },
            new("GET", Experiment + "/scans/{scan}/resources/{resource}/files/{file}", "", Bytes)
                { Address = Experiment + "/scans/{scan}/resources/{scan-resource}/files/{scan-file}" },
            new("GET", Experiment + "/assessors/{assessor}", "format=json", Members),
            new("GET", Experiment + "/assessors/{assessor}/files", "format=json", Rows),
            new("GET", Experiment + "/assessors/{assessor}/out/resources/{resource}/files", "format=json", Rows)
                { Address = Experiment + "/assessors/{assessor}/out/resources/{assessor-resource}/files" },
            new("GET", Experiment + "/reconstructions/{reconstruction}", "format=json", Members),
            new("GET", Experiment + "/reconstructions/{reconstruction}/files", "format=json", Rows),
            new("GET", Experiment + "/resources/{resource}", "", Format),
            new("GET", "/data/services/dicomdump", Image + "&format=json", Rows),

            new("GET", "/data/prearchive/projects", "format=json", Rows),
            new("GET", "/data/prearchive/experiments", "format=json", Rows),
            new("GET", Waiting, "format=json", Rows),
            new("GET", Waiting + "/logs", "format=json", Rows),
            new("GET", Waiting + "/logs/{id}", "", Format) { Address = Waiting + "/logs/0" },
            new("GET", Waiting + "/scans", "format=json", Rows),
            new("GET", Waiting + "/scans/{scan}", "format=zip", Format) { Address = WaitingScan },
            new("GET", Waiting + "/scans/{scan}/resources", "format=json", Rows) { Address = WaitingScan + "/resources" },
            new("GET", Waiting + "/scans/{scan}/resources/{resource}/files", "format=json", Rows)
                { Address = WaitingScan + "/resources/{waiting-image-resource}/files" },
            new("GET", Waiting + "/scans/{scan}/resources/{resource}/files/{file}", "", Bytes)
                { Address = WaitingScan + "/resources/{waiting-image-resource}/files/{waiting-image-file}" },
            new("GET", Waiting + "/resources", "format=json", Rows),
            new("GET", Waiting + "/resources/{resource}/files", "format=json", Rows)
                { Address = Waiting + "/resources/{waiting-resource}/files" },
            new("GET", Waiting + "/resources/{resource}/files/{file}", "", Bytes)
                { Address = Waiting + "/resources/{waiting-resource}/files/{waiting-file}" },
            new("GET", "/xapi/direct-archive", "", Format),
        ];
}
