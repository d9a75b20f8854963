namespace Xnat.Typed.Server.Routes;

/// <summary>The routes by their templates, to name the nearest one where none fits.</summary>
internal static class RouteNames
{
    private static readonly string[] Templates =
    [
        "/data/projects/{project}", "/data/projects/{project}/subjects/{subject}", "/data/projects/{project}/experiments/{experiment}",
        "/data/projects/{project}/subjects/{subject}/experiments/{experiment}", "/data/subjects/{subject}", "/data/experiments/{experiment}",
        "/data/experiments/{experiment}/scans/{scan}", "/data/experiments/{experiment}/assessors/{assessor}", "/data/experiments/{experiment}/reconstructions/{reconstruction}",
        "/data/experiments/{experiment}/scans/{scan}/resources/{resource}/files/{file}", "/data/projects/{project}/resources/{resource}/files/{file}",
        "/data/JSESSION", "/data/auth", "/data/services/auth", "/data/services/import", "/data/services/archive", "/data/services/dicomdump",
        "/data/services/prearchive/{action}", "/data/services/validate-archive", "/data/services/move-files", "/data/status/{id}", "/data/user/cache/resources/{resource}/files/{file}", "/data/services/refresh/catalog", "/data/prearchive/projects/{project}/{timestamp}/{folder}/scans/{scan}/resources/{resource}/files/{file}",
        "/data/search", "/data/search/elements/{type}", "/data/search/elements/{type}/versions", "/data/search/{view}/{column}", "/data/search/saved/{id}/results", "/data/projects/{project}/searches/{id}", "/xapi/siteConfig/buildInfo", "/xapi/schemas/{schema}", "/schemas/{folder}/{schema}.xsd",
        "/data/projects/{project}/users/{group}/{login}", "/data/projects/{project}/groups/{group}", "/data/projects/{project}/accessibility/{level}", "/data/projects/{project}/protocols/{protocol}",
        "/data/projects/{project}/config/{tool}/{path}", "/data/config/{tool}/{path}", "/data/users/favorites/{type}/{id}", "/data/user/{login}/sessions", "/data/pars/{par}",
        "/data/services/tokens/validate/{alias}/{secret}", "/data/services/workflows/{pipeline}", "/data/workflows/{workflow}", "/xapi/users/{login}/roles", "/xapi/siteConfig/{property}",
        "/xapi/plugins/{plugin}", "/xapi/schemas/datatypes/names/{type}", "/xapi/custom-fields/projects/{project}/fields/{name}", "/xapi/customforms/{rowId}",
    ];

    public static string Nearest(IReadOnlyList<string> segments) => Templates.MaxBy(template => Likeness(template, segments))!;

    private static int Likeness(string template, IReadOnlyList<string> segments)
    {
        var parts = template.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var score = 0;
        for (var index = 0; index < Math.Min(parts.Length, segments.Count); index++)
            score += parts[index] == segments[index] ? 4 : parts[index].StartsWith('{') ? 1 : parts[index][0] == segments[index].FirstOrDefault() ? 2 : -1;
        return (score * 2) - Math.Abs(parts.Length - segments.Count);
    }
}
