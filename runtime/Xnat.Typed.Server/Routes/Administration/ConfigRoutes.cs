using System.Globalization;
using System.Text.Json.Nodes;
using Xnat.Typed.Server.Administration;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Routes.Administration;

/// <summary>Texts that tools keep with the site or with a project: <c>/data/config</c> and <c>projects/{P}/config</c>.</summary>
internal sealed class ConfigRoutes(Site site)
{
    private ConfigStore Configs => site.Administration.Configs;

    public Answer Tools(XnatRequest request) => site.Store.Read(() =>
    {
        var project = Owner(request)?.Id ?? "";
        var tools = Configs.Of(project).Select(file => file.Tool).Distinct(StringComparer.Ordinal).Select(name => new[] { name }).ToList();
        return tools.Count == 0 ? Missing(request) : TableAnswer.Of(request, new Table(["tool"], [.. tools]));
    });

    public Answer Show(XnatRequest request) => site.Store.Read(() => Get(request, Owner(request), Tool(request), Path(request)));

    public async Task<Answer> PutAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        var change = await ReadAsync(request, cancellationToken).ConfigureAwait(false);
        return site.Store.Write(() => Put(request, Owner(request), Tool(request), Path(request), change));
    }

    public Answer Disable(XnatRequest request) => site.Store.Write(() => Disable(request, Owner(request), Tool(request), Path(request)));

    private static string Tool(XnatRequest request) => StoredText.Escape(request.Values["tool"]);

    private static string Path(XnatRequest request) => StoredText.Escape(request.Values.GetValueOrDefault("path", ""));

    /// <summary>The project, readable; or the site.</summary>
    private Row? Owner(XnatRequest request)
    {
        if (!request.Values.TryGetValue("project", out var project)) return null;
        return site.Store.Project(project) is { } row && request.Access.CanRead(row) ? row : throw RestException.NotFound();
    }

    private Answer Get(XnatRequest request, Row? owner, string tool, string path)
    {
        var project = owner?.Id ?? "";
        var files = Files(project, tool, path);
        if (files.Count == 0 && project.Length > 0 && request.Query.Flag("defaultToSiteWide")) files = Files("", tool, path);
        var versions = files.SelectMany(file => Versions(request, file).Select(version => (File: file, Version: version))).ToList();
        if (versions.Count == 0) return Missing(request);
        if (!request.Query.Flag("contents")) return TableAnswer.Of(request, Show(versions, request.Query.Flag("meta")));
        return versions[0].Version is { IsEnabled: true } current
            ? Answer.Text(current.Contents, contentType: "text/plain;charset=UTF-8")
            : Missing(request);
    }

    /// <summary>The configuration of a path; of a tool alone all that it has, its own first.</summary>
    private List<ConfigFile> Files(string project, string tool, string path) =>
        [
            .. Configs
                .Of(project)
                .Where(file => file.Tool == tool && (path.Length == 0 || file.Path == path))
                .OrderBy(file => file.Path.Length > 0)
        ];

    private static IEnumerable<ConfigVersion> Versions(XnatRequest request, ConfigFile file)
    {
        if (string.Equals(request.Query["action"], "getHistory", StringComparison.OrdinalIgnoreCase)) return file.Versions;
        if (request.Query["version"] is not { } wanted) return [file.Latest];
        return int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? file.Versions.Where(version => version.Number == number)
            : throw RestException.BadRequest("The version is a number.");
    }

    private static Table Show(List<(ConfigFile File, ConfigVersion Version)> versions, bool isMeta)
    {
        string[] columns = ["tool", "path", "project", "user", "create_date", "reason", "contents", "unversioned", "version", "status"];
        var rows = versions.Select(entry => new string?[]
        {
            entry.File.Tool, entry.File.Path, entry.File.Project, entry.Version.User, Formats.Sql(entry.Version.Created),
            entry.Version.Reason, entry.Version.Contents,
            entry.Version.IsUnversioned ? "true" : "false", entry.Version.Number.ToString(CultureInfo.InvariantCulture),
            entry.Version.IsEnabled ? "enabled" : "disabled",
        });
        if (!isMeta) return new Table(columns, [.. rows]);
        var contents = Array.IndexOf(columns, "contents");
        return new Table(
            [.. columns.Where(column => column != "contents")],
            [.. rows.Select(row => row.Where((_, index) => index != contents).ToArray())]);
    }

    private static Answer Missing(XnatRequest request) =>
        request.Query.Flag("accept-not-found")
            ? Answer.Empty(204)
            : throw RestException.NotFound("Couldn't find config for specified parameters.");

    private static async Task<Change> ReadAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        var change = new Change(null, request.Query["status"], request.Stored["reason"] ?? "");
        // Without an announced length a body counts as none.
        if (request.HasBody)
        {
            var text = await request.ReadTextAsync(cancellationToken).ConfigureAwait(false);
            change = request.ContentType == "application/json" && Envelope(text) is { } envelope
                ? new(
                    JsonBody.Text(envelope, "contents"),
                    JsonBody.Text(envelope, "status") ?? change.Status,
                    JsonBody.Text(envelope, "reason") ?? change.Reason)
                : change with { Contents = text };
        }

        if (change.Contents is null && change.Status is null) throw RestException.BadRequest("A configuration needs contents or a status.");
        return change;
    }

    /// <summary>A JSON body is either the configuration itself or an object that names its parts.</summary>
    private static JsonObject? Envelope(string text)
    {
        try
        {
            return JsonText.Parse(text) is JsonObject body
                && body.All(member => member.Key is "contents" or "status" or "reason" or "tool" or "path")
                && (body.ContainsKey("contents") || body.ContainsKey("status"))
                ? body
                : null;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private Answer Put(XnatRequest request, Row? owner, string tool, string path, Change change)
    {
        DemandManager(request, owner);
        bool? isEnabled = change.Status switch
        {
            null => null,
            "enabled" or "true" => true,
            "disabled" or "false" => false,
            _ => throw RestException.BadRequest("The status is enabled or disabled."),
        };
        var file = new ConfigFile(owner?.Id ?? "", tool, path);
        if (change.Contents is null && Configs.Find(file.Project, tool, path) is null)
            throw RestException.NotFound("Couldn't find config for specified parameters.");
        bool? isUnversioned = request.Query.Has("unversioned") ? request.Query.Flag("unversioned") : null;
        var isNew = Configs.Put(file, change.Contents, isEnabled, isUnversioned, (request.Access.Login, change.Reason));
        return Answer.Empty(isNew ? 201 : 200);
    }

    private Answer Disable(XnatRequest request, Row? owner, string tool, string path)
    {
        DemandManager(request, owner);
        var file = Configs.Find(owner?.Id ?? "", tool, path)
            ?? throw RestException.NotFound("Couldn't find config for specified parameters.");
        Configs.Put(file, null, isEnabled: false, isUnversioned: null, (request.Access.Login, request.Stored["reason"] ?? ""));
        return Answer.Empty();
    }

    private static void DemandManager(XnatRequest request, Row? owner)
    {
        if (owner is null ? !request.Access.IsAdmin : !request.Access.CanManage(owner)) throw RestException.Forbidden();
    }

    private sealed record Change(string? Contents, string? Status, string Reason);
}
