using static Xnat.Typed.Server.Tests.Endpoints.Examples.Bodies;

namespace Xnat.Typed.Server.Tests.Endpoints.Examples;

/// <summary>Scripts, handlers of events, roles, and downloads that are prepared first.</summary>
internal static class ScriptExamples
{
    private const string OfProject = "/xapi/anonymize/projects/{project}";
    private const string Automation = "/data/automation";
    private const string Handlers = "/data/projects/{project}/automation/handlers";
    private const string Download = "/xapi/archive/download";
    private const string One = Download + "/admin-20240612_101530123";

    private static Func<HttpContent> Handler => Json("""{"event":"Transferred","scriptId":"S"}""");

    private static Func<HttpContent> Selection => Json("""{"sessions":["XNAT_E00001"],"projectIds":["P1"],"resources":["R"]}""");

    private static RequestExample.Step Handle => new("PUT", Automation + "/handlers", Handler);

    private static RequestExample.Step Keep => new("PUT", Automation + "/scripts/S", Json("""{"content":"println 1"}"""));

    private static RequestExample.Step Prepare => new("POST", Download, Selection);

    private static RequestExample.Step Anonymize => new("PUT", OfProject, Text("- (0010,0030)"));

    public static IEnumerable<RequestExample> All() => [.. Anonymization(), .. Triggers(), .. Downloads()];

    private static IEnumerable<RequestExample> Anonymization() =>
    [
        new("PUT /xapi/anonymize/site") { Body = Anonymize.Body },
        new("GET " + OfProject) { Before = [Anonymize] },
        new("PUT " + OfProject) { Body = Anonymize.Body },
        new($"PUT {OfProject}/enabled") { Path = OfProject + "/enabled?enable=false", Before = [Anonymize] },
        new("GET /xapi/users/roles/{role}") { Path = "/xapi/users/roles/Administrator" },
    ];

    private static IEnumerable<RequestExample> Triggers() =>
    [
        new($"PUT {Automation}/handlers") { Body = Handler },
        new("PUT " + Handlers) { Body = Handler },
        new($"GET {Automation}/triggers/{{trigger}}") { Path = Automation + "/triggers/1", Before = [Handle] },
        new($"PUT {Automation}/triggers/{{trigger}}") { Path = Automation + "/triggers/1", Before = [Handle], Body = Handler },
        new($"DELETE {Automation}/triggers/{{trigger}}") { Path = Automation + "/triggers/1", Before = [Handle] },
        new($"GET {Automation}/scripts/{{script}}") { Path = Automation + "/scripts/S", Before = [Keep] },
        new($"PUT {Automation}/scripts/{{script}}") { Path = Automation + "/scripts/S", Body = Keep.Body },
        new($"DELETE {Automation}/scripts/{{script}}") { Path = Automation + "/scripts/S", Before = [Keep] },
    ];

    private static IEnumerable<RequestExample> Downloads() =>
    [
        new("POST " + Download) { Body = Selection },
        new($"POST {Download}withsize") { Body = Selection },
        new($"GET {Download}/{{catalog}}") { Path = One, Before = [Prepare] },
        new($"GET {Download}/{{catalog}}/zip") { Path = One + "/zip", Before = [Prepare] },
        new($"GET {Download}/{{catalog}}/test") { Path = One + "/test", Before = [Prepare] },
        new("PUT /xapi/archive/catalogs/refresh") { Body = Json("""["/archive/experiments/XNAT_E00001"]""") },
    ];
}
