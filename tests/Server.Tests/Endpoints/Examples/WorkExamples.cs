using static Xnat.Typed.Server.Tests.Endpoints.Examples.Bodies;

namespace Xnat.Typed.Server.Tests.Endpoints.Examples;

/// <summary>Imports, the prearchive, scratch space, searches.</summary>
internal static class WorkExamples
{
    private const string Cache = "/data/user/cache/resources/";
    private const string Waiting = "/data/prearchive/projects/{project}/{timestamp}/{folder}";
    private const string Source = "?src=/prearchive/projects/P1/20240612_101530123/ID_1";

    private static RequestExample.Step Import => new("POST", "/data/services/import?dest=/prearchive&project=P1", DicomZip);

    private static RequestExample.Step Note => new("PUT", Waiting + "/resources/R/files/a.txt", File);

    private static RequestExample.Step KeepSearch => new("PUT", "/data/search/saved/mine?inbody=true", SearchDocument());

    public static IEnumerable<RequestExample> All() => [.. Prearchive().Select(Imported), .. Services(), .. Scratch(), .. Searches()];

    private static RequestExample Imported(RequestExample example) => example with { Before = [Import, .. example.Before] };

    private static IEnumerable<RequestExample> Prearchive() =>
    [
        new("GET /data/prearchive/projects"),
        new("GET /data/prearchive/projects/{project}"),
        new("GET /data/prearchive/experiments") { Path = "/data/prearchive/experiments?recent=1" },
        new("GET " + Waiting),
        new("POST " + Waiting) { Path = Waiting + "?action=build" },
        new("DELETE " + Waiting),
        new($"GET {Waiting}/logs"),
        new($"GET {Waiting}/logs/{{id}}") { Path = Waiting + "/logs/0" },
        new($"GET {Waiting}/scans"),
        new($"GET {Waiting}/scans/{{scan}}") { Path = Waiting + "/scans/{scan}?format=zip" },
        new($"DELETE {Waiting}/scans/{{scan}}"),
        new($"GET {Waiting}/scans/{{scan}}/resources"),
        new($"GET {Waiting}/scans/{{scan}}/resources/{{resource}}/files") { Path = Waiting + "/scans/{scan}/resources/DICOM/files" },
        new($"GET {Waiting}/scans/{{scan}}/resources/{{resource}}/files/{{file}}")
        {
            Path = Waiting + "/scans/{scan}/resources/DICOM/files/a.dcm",
        },
        new($"GET {Waiting}/resources"),
        new($"GET {Waiting}/resources/{{resource}}/files") { Before = [Note] },
        new($"PUT {Waiting}/resources/{{resource}}/files/{{file}}") { Body = File },
        new($"GET {Waiting}/resources/{{resource}}/files/{{file}}") { Before = [Note] },
        new($"DELETE {Waiting}/resources/{{resource}}") { Before = [Note] },
        new($"DELETE {Waiting}/resources/{{resource}}/files/{{file}}") { Before = [Note] },
        new("POST /data/services/archive") { Path = "/data/services/archive" + Source + "&auto-archive=false" },
        new("POST /data/services/validate-archive") { Path = "/data/services/validate-archive" + Source },
        new("POST /data/services/prearchive/delete") { Path = "/data/services/prearchive/delete" + Source },
        new("POST /data/services/prearchive/move") { Path = "/data/services/prearchive/move" + Source + "&newProject=P2" },
        new("POST /data/services/prearchive/rebuild") { Path = "/data/services/prearchive/rebuild" + Source },
    ];

    private static IEnumerable<RequestExample> Services() =>
    [
        new("POST /data/services/import") { Path = Import.Path, Body = Import.Body },
        new("POST /xapi/direct-archive/{project}/{study}/{session}")
        {
            Path = "/xapi/direct-archive/P1/1.2.3/E7",
            Before =
            [
                new(
                    "POST",
                    "/data/services/import?import-handler=gradual-DICOM&Direct-Archive=true&inbody=true&project=P1&subject=S7&session=E7",
                    () => TestServer.Bytes(DicomBytes.Image(DicomBytes.MrImage, "MR", "1"), "application/dicom")),
            ],
        },
        new("GET /data/services/inbox/{id}")
        {
            Path = "/data/services/inbox/1",
            Before = [new("POST", "/data/services/import?import-handler=inbox&path=visit&PROJECT_ID=P1&SUBJECT_ID=S7&EXPT_LABEL=E7")],
            Folder = Folders.Inbox,
        },
        new("GET /data/status/{id}") { Path = "/data/status/me",
            Before = [Import, new("POST", "/data/services/archive" + Source + "&http-session-listener=me")] },
        new("GET /data/services/dicomdump") { Path = "/data/services/dicomdump?src=/archive/projects/P1/experiments/E1/scans/1" },
        new("POST /data/services/refresh/catalog")
        {
            Path = "/data/services/refresh/catalog?resource=/archive/projects/P1/subjects/S1/experiments/E1",
        },
        new("POST /data/services/move-files")
        {
            Path = "/data/services/move-files?src=/user/cache/resources/up&dest=/archive/experiments/XNAT_E00001/resources/N",
            Before = [Upload],
        },
    ];

    private static RequestExample.Step Upload => new("PUT", Cache + "up/files/in.txt", File);

    private static IEnumerable<RequestExample> Scratch() =>
    [
        new($"PUT {Cache}{{name}}") { Path = Cache + "up" },
        new($"DELETE {Cache}{{name}}") { Path = Cache + "up", Before = [Upload] },
        new($"GET {Cache}{{name}}/files") { Path = Cache + "up/files", Before = [Upload] },
        new($"POST {Cache}{{name}}/files", 201) { Path = Cache + "up/files", Body = Form },
        new($"PUT {Cache}{{name}}/files/{{file}}") { Path = Upload.Path, Body = File },
        new($"POST {Cache}{{name}}/files/{{file}}", 201) { Path = Upload.Path, Body = File },
        new($"GET {Cache}{{name}}/files/{{file}}") { Path = Upload.Path, Before = [Upload] },
        new($"DELETE {Cache}{{name}}/files/{{file}}") { Path = Upload.Path, Before = [Upload] },
    ];

    private static IEnumerable<RequestExample> Searches() =>
    [
        new("POST /data/search") { Body = SearchDocument() },
        new("GET /data/search/{id}") { Path = "/data/search/{view}?limit=10" },
        new("GET /data/search/{id}/{column}") { Path = "/data/search/{view}/subject_label" },
        new("GET /data/search/elements/{type}/versions"),
        new("GET /data/search/saved/{id}") { Path = "/data/search/saved/mine", Before = [KeepSearch] },
        new("GET /data/search/saved/{id}/results") { Path = "/data/search/saved/mine/results", Before = [KeepSearch] },
        new("PUT /data/search/saved/{id}") { Path = KeepSearch.Path, Body = KeepSearch.Body },
        new("DELETE /data/search/saved/{id}") { Path = "/data/search/saved/mine", Before = [KeepSearch] },
    ];
}
