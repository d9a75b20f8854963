using static Xnat.Typed.Server.Tests.Endpoints.Examples.Bodies;

namespace Xnat.Typed.Server.Tests.Endpoints.Examples;

/// <summary>Projects and all that they hold.</summary>
internal static class ArchiveExamples
{
    private const string Session = "/data/experiments/{experiment}";
    private const string SessionInProject = "/data/projects/{project}/experiments/{experiment}";
    private const string SessionOfSubject = "/data/projects/{project}/subjects/{subject}/experiments/{experiment}";
    private const string Reconstruction = Session + "/reconstructions/{reconstruction}";
    private const string Assessor = Session + "/assessors/{assessor}";
    private const string Protocol = """<xnat:datatypeProtocol NS name="MR sessions" data-type="xnat:mrSessionData"/>""";

    private static readonly RequestExample.Step MakeReconstruction = new("PUT", Reconstruction + "?type=smooth");
    private static readonly RequestExample.Step ShareSubject = new("PUT", "/data/projects/{project}/subjects/{subject}/projects/{target}");
    private static readonly RequestExample.Step ShareSession = new("PUT", SessionOfSubject + "/projects/{target}");

    public static IEnumerable<RequestExample> All() => [.. Projects(), .. Settings(), .. Objects(), .. Sharing(), .. Parts(), .. Files()];

    private static IEnumerable<RequestExample> Projects() =>
    [
        new("POST /data/projects") { Body = Xml("<xnat:Project NS ID=\"P7\"><xnat:name>Seven</xnat:name></xnat:Project>") },
        new("PUT /data/projects/{project}") { Path = "/data/projects/{project}?description=x" },
        new("PUT /data/projects/{project}/accessibility", 400) { Reason = "by contract: the level is missing" },
        new("PUT /data/projects/{project}/accessibility/{level}") { Path = "/data/projects/{project}/accessibility/public" },
        new("DELETE /data/projects/{project}/users/{group}/{login}")
        {
            Before = [new("PUT", "/data/projects/{project}/users/{group}/{login}")],
        },
        new("PUT /data/projects/{project}/groups/{group}") { Path = "/data/projects/{project}/groups/readers?displayName=Readers" },
        new("POST /data/projects/{project}/groups/{group}") { Path = "/data/projects/{project}/groups/readers?displayName=Readers" },
        new("DELETE /data/projects/{project}/groups/{group}")
        {
            Path = "/data/projects/{project}/groups/readers", Before = [new("PUT", "/data/projects/{project}/groups/readers")],
        },
        new("GET /data/pars/{par}") { Path = "/data/pars/1", Before = [Invite] },
        new("PUT /data/pars/{par}") { Path = "/data/pars/1?accept=true", Before = [Invite, Welcome], Login = "new" },
        new("POST /data/pars/{par}") { Path = "/data/pars/1?accept=true", Before = [Invite, Welcome], Login = "new" },
    ];

    private static RequestExample.Step Invite => new("PUT", "/data/projects/{project}/users/{group}/new@example.org");

    private static RequestExample.Step Welcome => new(
        "POST", "/xapi/users", Json("""{"username":"new","password":"new","email":"new@example.org","enabled":true,"verified":true}"""));

    private static IEnumerable<RequestExample> Settings() =>
    [
        new("PUT /data/projects/{project}/prearchive_code/{code}") { Path = "/data/projects/{project}/prearchive_code/4" },
        new("PUT /data/projects/{project}/quarantine_code/{code}") { Path = "/data/projects/{project}/quarantine_code/1" },
        new("PUT /data/projects/{project}/current_arc/{name}") { Path = "/data/projects/{project}/current_arc/arc002" },
        new("PUT /data/projects/{project}/scan_type_mapping/{flag}") { Path = "/data/projects/{project}/scan_type_mapping/true" },
        new("GET /data/projects/{project}/protocols/{protocol}") { Path = "/data/projects/{project}/protocols/P1_xnat_subjectData" },
        new("PUT /data/projects/{project}/protocols/{protocol}")
        {
            Path = "/data/projects/{project}/protocols/x?dataType=xnat:mrSessionData", Body = Xml(Protocol),
        },
        new("DELETE /data/projects/{project}/protocols/{protocol}") { Path = "/data/projects/{project}/protocols/P1_xnat_subjectData" },
        new("GET /data/projects/{project}/searches/{search}") { Path = "/data/projects/{project}/searches/mine", Before = [SaveSearch] },
        new("PUT /data/projects/{project}/searches/{search}") { Path = SaveSearch.Path, Body = SaveSearch.Body },
        new("DELETE /data/projects/{project}/searches/{search}") { Path = "/data/projects/{project}/searches/mine", Before = [SaveSearch] },
    ];

    private static RequestExample.Step SaveSearch => new("PUT", "/data/projects/{project}/searches/mine?inbody=true", SearchDocument());

    private static IEnumerable<RequestExample> Objects() =>
    [
        new("PUT /data/subjects/{subject}") { Path = "/data/subjects/{subject}?group=control" },
        new("POST /data/projects/{project}/subjects") { Body = Xml("<xnat:Subject NS label=\"S7\" project=\"P1\"/>") },
        new("PUT /data/projects/{project}/subjects/{subject}", 201) { Path = "/data/projects/{project}/subjects/S7" },
        new("POST /data/projects/{project}/subjects/{subject}/experiments")
        {
            Body = Xml("<xnat:CTSession NS label=\"E7\" project=\"P1\"/>"),
        },
        new("PUT /data/experiments/{experiment}") { Path = Session + "?xnat:experimentData/note=x" },
        new("POST /data/projects/{project}/experiments")
        {
            Body = Xml("<xnat:CTSession NS label=\"E7\" project=\"P1\"><xnat:subject_ID>XNAT_S00001</xnat:subject_ID></xnat:CTSession>"),
        },
        new("PUT " + SessionInProject) { Path = SessionInProject + "?xnat:experimentData/note=x" },
        new("PUT " + SessionOfSubject, 201)
        {
            Path = "/data/projects/{project}/subjects/{subject}/experiments/E7?xsiType=xnat:ctSessionData",
        },
        new("GET " + Session + "/DIR/{folder}") { Path = Session + "/DIR/SCANS" },
    ];

    private static IEnumerable<RequestExample> Sharing() =>
    [
        new("DELETE /data/projects/{project}/subjects/{subject}/projects/{target}") { Before = [ShareSubject] },
        new($"PUT {Session}/projects/{{target}}", 201),
        new($"DELETE {Session}/projects/{{target}}") { Before = [ShareSession] },
        new($"DELETE {SessionInProject}/projects/{{target}}") { Before = [ShareSession] },
        new($"DELETE {SessionOfSubject}/projects/{{target}}") { Before = [ShareSession] },
        new($"DELETE {Session}/scans/{{scan}}/projects/{{target}}") { Before = [new("PUT", Session + "/scans/{scan}/projects/{target}")] },
    ];

    private static IEnumerable<RequestExample> Parts() =>
    [
        new($"POST {Session}/scans") { Body = Xml("<xnat:MRScan NS ID=\"7\" type=\"T1\"/>") },
        new($"PUT {Session}/scans/{{scan}}") { Path = Session + "/scans/{scan}?xsiType=xnat:mrScanData&note=x" },
        new($"POST {Session}/assessors") { Body = Xml("<xnat:QCManualAssessment NS label=\"Q7\" project=\"P1\"/>") },
        new("PUT " + Assessor, 201) { Path = Session + "/assessors/A7?xsiType=xnat:qcManualAssessorData&project=P1" },
        new("GET " + Reconstruction) { Before = [MakeReconstruction] },
        new("PUT " + Reconstruction) { Path = Reconstruction + "?type=smooth" },
        new("DELETE " + Reconstruction) { Before = [MakeReconstruction] },
        new($"GET {Reconstruction}/files") { Before = [MakeReconstruction] },
        new($"PUT {Reconstruction}/out/resources/{{resource}}/files/{{file}}") { Before = [MakeReconstruction], Body = File },
    ];

    private static IEnumerable<RequestExample> Files() =>
    [
        new($"POST {Session}/resources") { Path = Session + "/resources?label=N" },
        new($"PUT {Session}/resources/{{resource}}") { Path = Session + "/resources/N" },
        new($"POST {Session}/resources/{{resource}}/files") { Body = Form },
        new($"PUT {Session}/resources/{{resource}}/files") { Body = Form },
        .. new[]
        {
            $"PUT {Session}/resources/{{resource}}/files/{{file}}", $"POST {Session}/resources/{{resource}}/files/{{file}}",
            $"PUT {Session}/files/{{file}}", $"POST {Session}/files/{{file}}",
            "PUT /data/projects/{project}/resources/{resource}/files/{file}",
            "PUT /data/projects/{project}/subjects/{subject}/resources/{resource}/files/{file}",
            $"PUT {Session}/scans/{{scan}}/resources/{{resource}}/files/{{file}}",
            $"PUT {Assessor}/out/resources/{{resource}}/files/{{file}}",
        }.Select(Stored),
        new("PUT /xapi/archive/upload/xml") { Body = Xml("<xnat:Subject NS ID=\"XNAT_S00001\" project=\"P1\" label=\"S1\"/>") },
    ];

    private static RequestExample Stored(string request) =>
        new(request) { Path = request.Split(' ')[1].Replace("{file}", "new.txt?inbody=true", StringComparison.Ordinal), Body = File };
}
