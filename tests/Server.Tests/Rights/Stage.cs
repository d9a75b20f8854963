namespace Xnat.Typed.Server.Tests.Rights;

/// <summary>
/// An open site with one project for each caller, all alike: whatever one of them does leaves the others' projects alone.
/// </summary>
internal sealed class Stage : IAsyncDisposable
{
    /// <summary>Who asks, and how open the project is.</summary>
    public static readonly IReadOnlyList<(string Caller, string Accessibility)> Callers =
    [
        ("admin", "private"), ("owner", "private"), ("member", "private"), ("collaborator", "private"),
        ("stranger", "private"), ("stranger", "protected"), ("stranger", "public"), ("guest", "private"), ("guest", "protected"),
        ("guest", "public"),
    ];

    private readonly Dictionary<string, Dictionary<string, string>> ids;

    private Stage(TestServer server, Dictionary<string, Dictionary<string, string>> ids)
    {
        Server = server;
        this.ids = ids;
    }

    public TestServer Server { get; }

    public static async Task<Stage> SetAsync()
    {
        var ids = new Dictionary<string, Dictionary<string, string>>();
        var server = await TestServer.StartAsync(
            data =>
            {
                foreach (var user in new[] { "owner", "member", "collaborator", "stranger" }) data.User(user, user);
                foreach (var (caller, accessibility) in Callers) ids[$"{caller}_{accessibility}"] = Fill(
                    data.Project($"{caller}_{accessibility}"), accessibility);
            },
            new() { RequireLogin = false });
        return new Stage(server, ids);
    }

    /// <summary>
    /// Sends a request as one of the callers. <c>{P}</c>, <c>{S}</c>, <c>{E}</c> and <c>{A}</c> stand for the IDs of its project.
    /// </summary>
    public async Task<(int Status, string Text)> SendAsync(
        string caller,
        string accessibility,
        HttpMethod method,
        string path,
        HttpContent? content = null)
    {
        Server.SignInAs(caller == "guest" ? null : caller);
        foreach (var (name, id) in ids[$"{caller}_{accessibility}"]) path = path.Replace($"{{{name}}}", id, StringComparison.Ordinal);
        using var response = await Server.SendAsync(method, path, content);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Everything that a caller's project holds, as an administrator sees it.</summary>
    public async Task<string> StateAsync(string caller, string accessibility)
    {
        Server.SignInAs("admin");
        var project = $"/data/projects/{caller}_{accessibility}";
        var pieces = new List<string>();
        foreach (var path in new[]
                 {
                     "?format=xml", "/subjects/S1?format=xml", "/subjects", "/experiments", "/accessibility", "/users",
                     "/prearchive_code", "/resources/PR/files", "/subjects/S1/experiments/E1/resources/ER/files",
                     "/subjects/S1/experiments/E1/scans/1/resources/SR/files", "/subjects/S1/experiments/E1/assessors",
                 })
        {
            using var response = await Server.SendAsync(HttpMethod.Get, project + path);
            pieces.Add($"{path} {response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }

        return string.Join('\n', pieces);
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private static Dictionary<string, string> Fill(SeedProject project, string accessibility)
    {
        project.Accessibility(accessibility).Owner("owner").File("PR", "a.txt", [1]).CustomVariable("xnat:subjectData", "group");
        if (accessibility == "private") project.Member("member").Collaborator("collaborator");
        if (project.Id.StartsWith("stranger", StringComparison.Ordinal) || project.Id.StartsWith("guest", StringComparison.Ordinal))
            project.Member("member");
        var subject = project.Subject("S1");
        var session = subject.Experiment("E1").File("ER", "a.txt", [1]);
        session.Scan("1", "T1").File("SR", "a.txt", [1]);
        var assessor = session.Assessor("A1");
        return new() { ["P"] = project.Id, ["S"] = subject.Id, ["E"] = session.Id, ["A"] = assessor.Id };
    }
}
