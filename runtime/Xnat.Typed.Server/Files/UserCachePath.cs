using Xnat.Typed.Server.Errors;

namespace Xnat.Typed.Server.Files;

/// <summary>
/// A place in the account's scratch space as services are given it: <c>/user/cache/resources/X/files/F</c>, with or without <c>/data</c>.
/// </summary>
/// <param name="Folder">The resource.</param>
/// <param name="Path">A file in it; empty for all of them.</param>
internal sealed record UserCachePath(string Folder, string Path)
{
    /// <exception cref="RestException">400: the text is no such place.</exception>
    public static UserCachePath Parse(string source)
    {
        var segments = source.Split('/', StringSplitOptions.RemoveEmptyEntries).SkipWhile(segment => segment is "data" or "REST").ToList();
        if (segments is not ["user", "cache", "resources", var folder, ..]) throw RestException.BadRequest("src uri is invalid.");
        if (segments.Count > 4 && segments[4] != "files") throw RestException.BadRequest("src uri is invalid.");
        return new(folder, string.Join('/', segments.Skip(5)));
    }
}
