using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Errors;

/// <summary>What an answer that says no is said to be, by its status, its sentence and its route.</summary>
public sealed class RefusalTests
{
    private const string Import = "data/services/import";
    private const string Archive = "data/services/archive";
    private const string Held = "data/prearchive/projects/P1/20240612_101530123/SECRETLABEL";
    private const string Subject = "data/projects/P1/subjects/SECRETLABEL";
    private const string Session = Subject + "/experiments/SECRETLABEL";
    private const string Rights = "right|owner|may not";
    private const string Unseen = "try again|send again";

    private static readonly Type Response = typeof(XnatResponseException);
    private static readonly Type Conflict = typeof(XnatConflictException);
    private static readonly Type Denied = typeof(XnatAccessDeniedException);

    private static readonly Situation[] All =
    [
        .. Busy(), .. Waiting(), .. Outcomes(), .. Sentences(), .. Reasons(), .. Redirects(),
        new("no rights", 403, Situation.Page("Specified user account has insufficient privileges"), Denied, "right|owner",
            "busy|being worked on"),
        new("no custom fields", 404, "", typeof(XnatNotFoundException), "1.8.8|older server|GetServerVersionAsync", "1.7")
            { Path = "xapi/custom-fields/projects/SECRETLABEL/fields" },
        new("no forms", 404, "", typeof(XnatNotFoundException), "1.8.8|older server", "1.7") { Path = "xapi/customforms" },
        new("no newer interface", 404, "", typeof(XnatNotFoundException), "/xapi|1.7|plugin", "1.8.8") { Path = "xapi/users/SECRETLABEL" },
        new("no object", 404, "", typeof(XnatNotFoundException), "project's ID", "1.7|1.8.8|older"),
        new("https wanted", 400, "<html><head><title>400 The plain HTTP request was sent to HTTPS port</title></head></html>", Response,
            "https", "parameter"),
        new("proxy's credentials", 407, "", Response, "proxy|credentials|XnatClientOptions.Proxy|Credentials",
            "password"),
        new("too large", 413, "<html><h1>413 Request Entity Too Large</h1></html>", Response, "proxy|limit", Rights) { Method = "PUT",
            Path = Session },
        new("too large an import", 413, "", Response, "proxy|limit", Rights) { Method = "POST", Path = Import },
        new("long address", 414, "", Response, "fewer"),
        new("no length", 411, "", Response, "length") { Method = "PUT" },
        new("full disk", 507, "", Response, "disk"),
    ];

    public static TheoryData<string> Names => [.. All.Select(static one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task IsSaidForWhatItIs(string name)
    {
        var situation = Array.Find(All, one => one.Name == name)!;
        using var server = new ScriptedServer().SignsIn()
            .On($"{situation.Method} /{situation.Path.Split('?')[0]}", _ => situation.Answer());
        await using var connection = await server.OpenAsync();

        var error = await Assert.ThrowsAnyAsync<XnatResponseException>(
            () => connection.AskAsync(token => connection.Http.SendAsync(new(new(situation.Method), situation.Path), token),
                ExpectedContent.Text, CancellationToken.None));

        situation.Check(error);
        Assert.Equal(situation.Status, (int)error.Status);
        Assert.StartsWith($"{situation.Method} /{situation.Path.Split('/')[0]}/", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RedactedBodyChangesNoWord()
    {
        using var server = new ScriptedServer().SignsIn()
            .On("POST /data/services/archive", _ =>
                ScriptedServer.StatusPage(System.Net.HttpStatusCode.Forbidden, "Operation already in progress on this prearchive entry."));
        await using var connection = await server.OpenAsync(options: new() { RedactErrorBody = static _ => null });

        var error = await Assert.ThrowsAsync<XnatConflictException>(
            () => connection.AskAsync(
                token => connection.Http.PostAsync(new Uri(Archive, UriKind.Relative), null, token),
                ExpectedContent.Text,
                    CancellationToken.None));

        Assert.Contains("being worked on", error.Message, StringComparison.Ordinal);
        Assert.Null(error.ServerMessage);
    }

    private static IEnumerable<Situation> Busy() =>
    [
        new("busy archiving", 403, Situation.Page("Operation already in progress on this prearchive entry."), Conflict,
            "being worked on|wait", Rights) { Method = "POST", Path = Archive },
        new("busy prearchive", 403, Situation.Page("Operation already in progress on this prearchive entry."), Conflict,
            "being worked on", Rights) { Method = "DELETE", Path = Held },
        new("locked", 409, Situation.Page("session document locked"), Conflict, "being worked on|READY", "label") { Method = "POST",
            Path = Held + "?action=build" },
        new("locked in plain text", 409, "session document locked", Conflict, "being worked on", "label") { Method = "POST", Path = Held
            + "?action=build", MediaType = "text/plain" },
        new("archived twice", 423, Situation.Page("Duplicate archive attempt for X"), Conflict, "being worked on|wait",
            Rights) { Method = "POST", Path = Import },
        new("423 without a sentence", 423, "", Conflict, "being worked on") { Method = "POST", Path = Archive },
    ];

    private static IEnumerable<Situation> Waiting() =>
    [
        new("429 with seconds", 429, "", Response, "wait 7 s|RetryAfter") { Headers = [("Retry-After", "7")] },
        new("429 without", 429, "", Response, "more requests|try again"),
        new("503 with seconds", 503, "<html><h1>down</h1></html>", Response, "not ready|wait 120 s") { Headers = [("Retry-After", "120")] },
        new("503 with a date", 503, "", Response, "wait 90 s") { Headers =
            [("Date", "Wed, 21 Oct 2026 07:28:00 GMT"), ("Retry-After", "Wed, 21 Oct 2026 07:29:30 GMT")] },
        new("503 with a past date", 503, "", Response, "try again now", "wait") { Headers =
            [("Date", "Wed, 21 Oct 2026 07:28:00 GMT"), ("Retry-After", "Wed, 21 Oct 2026 07:00:00 GMT")] },
        new("503 with nonsense", 503, "", Response, "not ready|try again in a minute") { Headers = [("Retry-After", "soon")] },
        new("429 on import", 429, "", Response, "wait 3 s") { Method = "POST", Path = Import, Headers = [("Retry-After", "3")] },
        new("408 of reading", 408, "", Response, "gave up waiting|try again"),
    ];

    private static IEnumerable<Situation> Outcomes()
    {
        foreach (var status in (int[])[408, 502, 504])
        {
            foreach (var route in (string[])[Import, Archive])
                yield return new($"{status} of {route}", status, "<html><h1>Gateway</h1></html>", Response,
                    "prearchive|archive first|Never", Unseen.Split('|')[0]) { Method = "POST", Path = route };
            foreach (var method in (string[])["PUT", "POST", "DELETE"])
                yield return new($"{status} of {method}", status, "", Response, "may have|look first", "prearchive") { Method = method,
                    Path = Session };
        }

        yield return new("502 of reading", 502, "", Response, "not ready|try again", "prearchive");
        yield return new("504 of reading", 504, "", Response, "not ready|try again", "prearchive");
        yield return new("archiving goes on", 500,
            Situation.Page("The session X did not complete within the configured timeout interval."), Response,
            "goes on|prearchive|Do not archive it anew", "CONFLICT")
        {
            Method = "POST", Path = Archive,
        };
    }

    private static IEnumerable<Situation> Sentences() =>
    [
        new("ID of a deleted project", 403,
            Situation.Page("Project 'SECRETLABEL' was used in a previously deleted project and cannot be reused."), Conflict,
            "never|choose another ID", Rights) { Method = "PUT" },
        new("project's names", 409, Situation.Page("Requested new project conflicts with existing projects: SECRETLABEL"), Conflict,
            "alias|taken", "label") { Method = "PUT" },
        new("project's names, 403", 403, Situation.Page("Requested new project conflicts with existing projects: SECRETLABEL"),
            Conflict, "alias|taken", Rights) { Method = "PUT" },
        new("bad ID", 417, Situation.Page("Invalid character in project ID."), Response, "letters, digits", "data type") { Method = "PUT" },
        new("no type", 417, Situation.Page("Need PUT Contents"), Response, "data type", "letters, digits") { Method = "PUT", Path =
            Session },
        new("no type of an assessor", 417, Situation.Page("Need POST Contents"), Response, "data type", "letters, digits") { Method =
            "PUT", Path = Session + "/assessors/SECRETLABEL" },
        new("no session", 417, Situation.Page("Specified scan must reference a valid image session."), Response, "session",
            "letters, digits") { Method = "PUT", Path = Session + "/scans/1" },
        new("label in use", 409, Situation.Page("Specified label is already in use."), Conflict, "label|in use") { Method = "PUT",
            Path = Session },
        new("label in use, race", 409, Situation.Page("Specified label SECRETLABEL is already in use."), Conflict,
            "label|in use") { Method = "PUT", Path = Session },
        new("label of a share", 409, Situation.Page("Label already in use:SECRETLABEL"), Conflict, "label|in use") { Method = "PUT",
            Path = Session + "/projects/P2" },
        new("shared already", 409, Situation.Page("Already assigned to project:SECRETLABEL"), Conflict, "in that project already",
            "choose another label") { Method = "PUT", Path = Session + "/projects/P2" },
        new("moved already", 409, Situation.Page("Already assigned to project: SECRETLABEL"), Conflict, "in that project already",
            "choose another label") { Method = "PUT", Path = Subject + "/projects/P2" },
        new("project as a field", 409, Situation.Page("Project must be modified through separate URI."), Conflict, "moving",
            "label") { Method = "PUT", Path = Session },
        new("project as a field, 400", 400, Situation.Page("Project must be modified through separate URI."), Response,
            "moving") { Method = "PUT", Path = Subject },
        new("label as a field", 400, Situation.Page("Label must be modified through separate URI."), Response,
            "label|on its own") { Method = "PUT", Path = Session },
        new("ID changed", 400, Situation.Page("ID cannot be modified"), Response, "ID") { Method = "PUT", Path = Session },
        new("type differs", 409, Situation.Page("Specified xsiType differs from existing xsiType"), Conflict, "data type",
            "label") { Method = "PUT", Path = Session + "/scans/1" },
        new("project unknown", 422, Situation.Page("Submitted subject record must include the project attribute."), Response,
            "project does not exist|membership", "letters, digits") { Method = "PUT", Path = Subject },
        new("subjects hidden", 403, Situation.Page("Unable to read subjects for Project: SECRETLABEL"), Denied, "members",
            "busy") { Path = "data/projects/SECRETLABEL/subjects" },
        new("modified session", 409, Situation.Page("Invalid modification of session label via archive process."), Conflict, "differs",
            "Append") { Method = "POST", Path = Import },
        new("not set up", 403, Situation.Page("Site has not yet been configured."), Denied, "never set up", "right"),
    ];

    private static IEnumerable<Situation> Reasons() =>
    [
        new("deletion wants a reason", 403, Situation.Page("Justification required."), Denied, "XnatClientOptions.Reason",
            Rights) { Method = "DELETE", Path = Session },
        new("change may want a reason", 500, Situation.Page("The server encountered an unexpected condition"), Response,
            "XnatClientOptions.Reason|ServerMessage") { Method = "PUT", Path = Session },
        new("change had a reason", 500, Situation.Page("The server encountered an unexpected condition"), Response, "ServerMessage",
            "Reason") { Method = "PUT", Path = Session + "?event_reason=x" },
        new("reading wants no reason", 500, Situation.Page("The server encountered an unexpected condition"), Response, "ServerMessage",
            "Reason"),
    ];

    private static IEnumerable<Situation> Redirects()
    {
        (string Name, string Method, string Location, string Must)[] all =
        [
            ("another port", "GET", "https://user-2:secret-2@xnat.example.org:8443/data/projects/SECRETLABEL?token=1#x",
                "leads to https://xnat.example.org:8443 |connect to that address"),
            ("another scheme", "PUT", "http://xnat.example.org/data/projects/SECRETLABEL",
                "leads to http://xnat.example.org |connect to that address"),
            ("another path", "PUT", "/xnat/data/projects/SECRETLABEL?token=1",
                "leads to https://xnat.example.org/xnat |connect to that address"),
            ("a label", "PUT", "/SECRETLABEL", "another address of xnat.example.org"),
            ("another host", "GET", "https://user-2:secret-2@other.test/SECRETLABEL?token=1#x",
                "leads to https://other.test, which was not followed"),
            ("another host, change", "DELETE", "https://user-2:secret-2@other.test/SECRETLABEL?token=1#x",
                "leads to https://other.test, which was not followed"),
        ];
        foreach (var (name, method, location, must) in all)
        {
            foreach (var status in (int[])[301, 302, 307, 308])
                yield return new($"{status} to {name}", status, "", Response, must) { Method = method, Headers = [("Location", location)] };
        }
    }
}
