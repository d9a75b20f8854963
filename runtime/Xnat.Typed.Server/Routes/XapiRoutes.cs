using System.Text;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Listings;

namespace Xnat.Typed.Server.Routes;

/// <summary>The newer API below <c>/xapi</c>: what the site is, and its schemas.</summary>
internal sealed class XapiRoutes(Site site)
{
    public Answer? Handle(XnatRequest request, IReadOnlyList<string> segments) => segments switch
    {
        ["siteConfig", "buildInfo"] => Get(request, "/xapi/siteConfig/buildInfo", () => Answer.Json(Object(BuildInfo()))),
        ["siteConfig", "buildInfo", var key] => Get(request, "/xapi/siteConfig/buildInfo/{key}", () => Answer.Text(BuildInfo().FirstOrDefault(entry => entry.Key == key).Value ?? throw RestException.NotFound($"Unable to find requested file or resource: {key}"))),
        ["siteConfig", "siteId"] => Get(request, "/xapi/siteConfig/siteId", () => Answer.Text(site.Settings.SiteId)),
        ["schemas"] => Get(request, "/xapi/schemas", () => Answer.Json(Array(site.Schemas.Files.Select(file => file.Name)))),
        ["schemas", "datatypes"] => Get(request, "/xapi/schemas/datatypes", () => Answer.Json(Array(site.Types.Named.Select(type => type.XsiType)))),
        ["schemas", ..] => Schema(request, [.. segments.Skip(1)]),
        ["users", "username"] => Get(request, "/xapi/users/username", () => Answer.Text(request.Access.Login)),
        ["users"] => Get(request, "/xapi/users", () => Answer.Json(Array(site.Settings.Users.Select(user => user.Name)))),
        _ => null,
    };

    /// <summary>One schema, by <c>{folder}</c> where folder and file are equal, <c>{folder}/{file}</c>, or the file name with its extension.</summary>
    public Answer? Schema(XnatRequest request, IReadOnlyList<string> segments)
    {
        if (segments.Count is 0 or > 2) return null;
        var folder = WithoutExtension(segments[0]);
        var found = site.Schemas.Find(folder, segments.Count == 2 ? WithoutExtension(segments[1]) : folder);
        return Get(request, "/xapi/schemas/{schema}", () => found is null
            ? throw RestException.NotFound($"Unable to find requested file or resource: {string.Join('/', segments)}")
            : Answer.Stream("application/xml;charset=UTF-8", async (stream, token) => await stream.WriteAsync(Encoding.UTF8.GetBytes(found.Text), token).ConfigureAwait(false)));
    }

    private static Answer Get(XnatRequest request, string route, Func<Answer> answer)
    {
        request.Route = route;
        return request.IsRead ? answer() : throw RestException.MethodNotAllowed();
    }

    private static string WithoutExtension(string name) => name.EndsWith(".xsd", StringComparison.Ordinal) ? name[..^4] : name;

    private KeyValuePair<string, string>[] BuildInfo() =>
    [
        new("version", site.Settings.Version), new("buildNumber", "Manual"), new("buildDate", "Fri Jun 07 16:20:11 UTC 2024"), new("timestamp", "1717777211000"),
        new("branch", "master"), new("tag", site.Settings.Version), new("isDirty", "false"),
    ];

    private static string Array(IEnumerable<string> values)
    {
        var text = new StringBuilder("[");
        foreach (var value in values)
        {
            if (text.Length > 1) text.Append(',');
            TableWriter.AppendJsonString(text, value);
        }

        return text.Append(']').ToString();
    }

    private static string Object(IEnumerable<KeyValuePair<string, string>> entries)
    {
        var text = new StringBuilder("{");
        foreach (var (key, value) in entries)
        {
            if (text.Length > 1) text.Append(',');
            TableWriter.AppendJsonString(text, key);
            text.Append(':');
            TableWriter.AppendJsonString(text, value);
        }

        return text.Append('}').ToString();
    }
}
