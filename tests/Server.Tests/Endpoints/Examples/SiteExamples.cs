using static Xnat.Typed.Server.Tests.Endpoints.Examples.Bodies;

namespace Xnat.Typed.Server.Tests.Endpoints.Examples;

/// <summary>Sign-in, schemas, custom fields and forms, accounts, and the site itself.</summary>
internal static class SiteExamples
{
    private const string Forms = "/xapi/customforms";
    private const string Config = "/xapi/siteConfig";
    private const string Workflow = "/data/workflows?wrk:workflowData/pipeline_name=Build&wrk:workflowData/id=XNAT_E00001"
        + "&wrk:workflowData/launch_time=2024-06-12 10:15:30&wrk:workflowData/data_type=xnat:mrSessionData";

    private static readonly string[] FieldOwners =
    [
        "projects/{project}", "subjects/{subject}", "projects/{project}/subjects/{subject}", "experiments/{experiment}",
        "projects/{project}/experiments/{experiment}", "projects/{project}/subjects/{subject}/experiments/{experiment}",
        "experiments/{experiment}/scans/{scan}", "projects/{project}/experiments/{experiment}/scans/{scan}",
        "projects/{project}/subjects/{subject}/experiments/{experiment}/scans/{scan}",
        "experiments/{experiment}/assessors/{assessor}", "projects/{project}/experiments/{experiment}/assessors/{assessor}",
        "projects/{project}/subjects/{subject}/experiments/{experiment}/assessors/{assessor}",
    ];

    private static RequestExample.Step SaveForm => new("PUT", Forms + "/save", Json("""
        {"submission":{"data":{"xnatDatatype":{"label":"x","value":"xnat:subjectData"},"isThisASiteWideConfiguration":"no",
         "xnatProject":[{"value":"P1"}],"zIndex":5,"formUUID":null}},
         "builder":{"title":"Visit","display":"form","components":[{"key":"score","type":"number"}]}}
        """));

    private static RequestExample.Step Run => new("PUT", Workflow);

    public static IEnumerable<RequestExample> All() =>
    [
        .. SignIn(), .. Schemas(), .. FieldOwners.SelectMany(CustomFields), .. NoFields(), .. CustomForms(), .. Users(), .. Accounts(),
        .. Settings(), .. Tools(), .. Investigators(), .. Faults(),
    ];

    private static IEnumerable<RequestExample> SignIn() =>
    [
        new("GET /app/template/{page}") { Path = "/app/template/Login.vm" },
        new("POST /login", 302)
        {
            Body = Fields(("username", "ann"), ("password", "ann")),
            Reason = "by contract: the form of the sign-in page leads on to the home page",
        },
        new("GET /data/services/auth", 404) { Reason = "by contract: only PUT and POST with a form sign in" },
        new("POST /data/services/auth") { Body = Fields(("username", "ann"), ("password", "ann")) },
        new("PUT /data/services/auth") { Body = Fields(("username", "ann"), ("password", "ann")) },
        new("GET /data/services/tokens", 400) { Reason = "by contract: names no operation" },
        new("GET /data/services/tokens/validate/{alias}", 401)
        {
            Path = "/data/services/tokens/validate/{token}",
            Reason = "by contract: the secret is missing",
        },
        new("GET /data/services/tokens/validate/{alias}/{secret}") { Path = "/data/services/tokens/validate/{token}/{secret}" },
        new("GET /data/services/tokens/invalidate/{alias}/{secret}") { Path = "/data/services/tokens/invalidate/{token}/{secret}" },
        new("GET /data/version", 404)
        {
            Reason = "by contract: /data/version belongs to XNAT 1.6, and clients tell the versions apart by it",
        },
    ];

    private static IEnumerable<RequestExample> Schemas() =>
    [
        new("GET /xapi/schemas/{schema}") { Path = "/xapi/schemas/xnat" },
        new("GET /xapi/schemas/{folder}/{schema}") { Path = "/xapi/schemas/xnat/xnat" },
        new("GET /schemas/{folder}/{schema}.xsd") { Path = "/schemas/xnat/xnat.xsd" },
        new("GET /schemas/{schema}.xsd") { Path = "/schemas/xnat.xsd" },
        new("POST /xapi/schemas/datatypes/names") { Body = Json("""{"dataTypes":["xnat:mrSessionData"]}""") },
        new("POST /xapi/schemas/datatypes/elements") { Body = Json("""{"dataTypes":["xnat:mrSessionData"]}""") },
    ];

    private static IEnumerable<RequestExample> CustomFields(string owner)
    {
        var fields = $"/xapi/custom-fields/{owner}/fields";
        var step = new RequestExample.Step("PUT", fields, Json("""{"score":3}"""));
        return
        [
            new("GET " + fields),
            new("PUT " + fields) { Body = step.Body },
            new($"GET {fields}/{{name}}") { Path = fields + "/score", Before = [step] },
            new($"DELETE {fields}/{{name}}") { Path = fields + "/score", Before = [step] },
        ];
    }

    private static IEnumerable<RequestExample> NoFields() => new[] { "GET", "PUT", "DELETE" }.Select(method =>
        new RequestExample(method + " /xapi/custom-fields/{address}", 400)
        {
            Path = "/xapi/custom-fields/projects/{project}/resources/{resource}/fields",
            Reason = "by contract: resources have no custom fields",
        });

    private static IEnumerable<RequestExample> CustomForms() =>
    [
        new($"PUT {Forms}/save", 201) { Body = SaveForm.Body },
        new($"POST {Forms}/save", 201) { Body = SaveForm.Body },
        new($"GET {Forms}/element") { Path = Forms + "/element?xsiType=xnat:subjectData" },
        new($"POST {Forms}/enable") { Before = [SaveForm], Body = Json("[\"1-1\"]") },
        new($"POST {Forms}/disable") { Before = [SaveForm], Body = Json("[\"1-1\"]") },
        new($"POST {Forms}/promote") { Before = [SaveForm], Body = Json("[\"1-1\"]") },
        new($"POST {Forms}/optin/{{row}}") { Path = Forms + "/optin/1-1", Before = [SaveForm], Body = Json("[\"P2\"]") },
        new($"POST {Forms}/optout/{{form}}") { Path = Forms + "/optout/{formUUID}", Before = [SaveForm], Body = Json("[\"P1\"]") },
        new($"GET {Forms}/hasdata/{{row}}") { Path = Forms + "/hasdata/1-1", Before = [SaveForm] },
        new("DELETE " + Forms) { Before = [SaveForm], Body = Json("[\"1-1\"]") },
        new($"DELETE {Forms}/{{row}}") { Path = Forms + "/1-1", Before = [SaveForm] },
    ];

    private static IEnumerable<RequestExample> Users()
    {
        const string favorites = "/data/users/favorites/Project/P1";
        RequestExample.Step like = new("PUT", favorites);
        return
        [
            new("PUT /data/user/{login}") { Body = Json("""{"firstName":"Ann"}""") },
            new("POST /data/user/{login}") { Body = Json("""{"firstName":"Ann"}""") },
            new("GET /data/users/favorites/{type}") { Path = "/data/users/favorites/Project" },
            new("GET /data/users/favorites/{type}/{id}") { Path = favorites, Before = [like] },
            new("PUT /data/users/favorites/{type}/{id}") { Path = favorites },
            new("DELETE /data/users/favorites/{type}/{id}") { Path = favorites, Before = [like] },
        ];
    }

    private static IEnumerable<RequestExample> Accounts() =>
    [
        new("POST /xapi/users", 201) { Body = Json("""{"username":"new","password":"new","email":"new@example.org"}""") },
        new("PUT /xapi/users/{login}") { Body = Json("""{"firstName":"Ann"}""") },
        new("PUT /xapi/users/{login}/roles/{role}") { Path = "/xapi/users/{login}/roles/Administrator" },
        new("DELETE /xapi/users/{login}/roles/{role}") { Path = "/xapi/users/{login}/roles/Administrator" },
        new("PUT /xapi/users/{login}/groups/{group}") { Path = "/xapi/users/{login}/groups/P1_member" },
        new("DELETE /xapi/users/{login}/groups/{group}") { Path = "/xapi/users/{login}/groups/P1_member" },
        new("PUT /xapi/users/{login}/enabled/{flag}") { Path = "/xapi/users/{login}/enabled/false" },
        new("PUT /xapi/users/{login}/verified/{flag}") { Path = "/xapi/users/{login}/verified/false" },
    ];

    private static IEnumerable<RequestExample> Settings() =>
    [
        new("POST " + Config) { Body = Json("""{"siteDescriptionText":"x"}""") },
        new($"GET {Config}/{{property}}") { Path = Config + "/siteId" },
        new($"POST {Config}/{{property}}") { Path = Config + "/siteDescriptionText", Body = Text("x") },
        new($"GET {Config}/values/{{properties}}") { Path = Config + "/values/siteId,siteUrl" },
        new($"GET {Config}/buildInfo/{{key}}") { Path = Config + "/buildInfo/version" },
        new("GET /xapi/plugins/{plugin}") { Path = "/xapi/plugins/lab", Folder = Folders.Schemas },
    ];

    private static IEnumerable<RequestExample> Tools()
    {
        foreach (var config in new[] { "/data/config", "/data/projects/{project}/config" })
        {
            RequestExample.Step store = new("PUT", config + "/tool/a/b", Text("one"));
            RequestExample.Step whole = new("PUT", config + "/tool", Text("one"));
            yield return new("GET " + config) { Before = [store] };
            yield return new($"GET {config}/{{tool}}") { Path = config + "/tool", Before = [store] };
            yield return new($"PUT {config}/{{tool}}", 201) { Path = whole.Path, Body = whole.Body };
            yield return new($"DELETE {config}/{{tool}}") { Path = whole.Path, Before = [whole] };
            yield return new($"GET {config}/{{tool}}/{{path}}") { Path = store.Path, Before = [store] };
            yield return new($"PUT {config}/{{tool}}/{{path}}", 201) { Path = store.Path, Body = store.Body };
            yield return new($"DELETE {config}/{{tool}}/{{path}}") { Path = store.Path, Before = [store] };
        }

        yield return new("GET /data/workflows") { Path = Workflow, Before = [Run] };
        yield return new("PUT /data/workflows") { Path = Workflow };
        yield return new("GET /data/workflows/{workflow}") { Path = "/data/workflows/1", Before = [Run] };
        yield return new("PUT /data/workflows/{workflow}") { Path = "/data/workflows/1?wrk:workflowData/status=Complete", Before = [Run] };
        yield return new("GET /data/services/workflows/{pipeline}") { Path = "/data/services/workflows/Build", Before = [Run] };
        yield return new("GET /data/services/workflows/workflowid/{workflow}")
        {
            Path = "/data/services/workflows/workflowid/1",
            Before = [Run],
        };
    }

    private static IEnumerable<RequestExample> Investigators()
    {
        const string people = "/xapi/investigators";
        var body = Json("""{"firstname":"Given","lastname":"Family"}""");
        RequestExample.Step made = new("POST", people, body);
        yield return new("POST " + people) { Body = body };
        yield return new($"GET {people}/{{investigator}}") { Before = [made] };
        yield return new($"PUT {people}/{{investigator}}") { Before = [made], Body = Json("""{"title":"Dr."}""") };
        yield return new($"DELETE {people}/{{investigator}}") { Before = [made] };
    }

    private static IEnumerable<RequestExample> Faults() =>
    [
        new("POST /xnat-typed/faults") { Body = Fields(("fault", "status=503"), ("path", "/data/nothing")) },
        new("PUT /xnat-typed/state", 422) { Body = Text("no state"), Reason = "the example is no state" },
        new("POST /xnat-typed/clock") { Body = Fields(("advance", "16m")) },
    ];
}
