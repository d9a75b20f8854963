namespace Xnat.Typed.Tool.Parity;

/// <summary>The headers that clients read, without what is different each time.</summary>
internal static class AnswerHeaders
{
    /// <summary>Words of XNAT's addresses; everything else in one is somebody's name.</summary>
    private static readonly HashSet<string> AddressWords =
        [
            .. RequestList.All.SelectMany(row => row.Template.Split('/')).Where(word => !word.Contains('{', StringComparison.Ordinal)),
            "app", "template", "Login.vm", "archive", "login", "setup",
        ];

    /// <summary>Cookies of XNAT and of what stands before it; the name of another one is anybody's word.</summary>
    private static readonly HashSet<string> CookieNames =
        ["JSESSIONID", "SESSION_EXPIRATION_TIME", "SESSION_TIMEOUT_TIME", "XSRF-TOKEN", "guest", "SERVERID", "AWSALB", "AWSALBCORS"];

    private static readonly HashSet<string> Extensions = ["zip", "xml", "csv", "json", "html", "txt", "xar", "tar", "tgz", "gz", "dcm"];

    public static IReadOnlyDictionary<string, string> Read(HttpResponseMessage response)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var content = response.Content.Headers;
        if (content.ContentType is { MediaType: { } type } known)
            headers["content-type"] = known.CharSet is { } charset ? $"{type};charset={charset.Trim('"')}".ToLowerInvariant() : type;
        // Read by hand: XNAT ends it with a semicolon, which the parser refuses.
        if (content.TryGetValues("Content-Disposition", out var dispositions))
            headers["content-disposition"] = Disposition(string.Join(';', dispositions).Split(';', StringSplitOptions.TrimEntries));
        if (content.Allow.Count > 0)
            headers["allow"] = string.Join(' ', content.Allow.Order(StringComparer.Ordinal));
        if (content.ContentEncoding.Count > 0) headers["content-encoding"] = string.Join(' ', content.ContentEncoding);
        if (response.Headers.Location is { } location) headers["location"] = Location(location);
        if (response.Headers.WwwAuthenticate.Count > 0)
            headers["www-authenticate"] = string.Join(' ', response.Headers.WwwAuthenticate.Select(challenge => challenge.Scheme));
        if (response.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            var names = cookies.Select(cookie => cookie.Split('=')[0].Trim())
                .Select(name => CookieNames.Contains(name) ? name : Scrubber.Hidden)
                .Distinct(StringComparer.Ordinal);
            headers["set-cookie"] = string.Join(' ', names.Order(StringComparer.Ordinal));
        }

        return headers;
    }

    /// <summary>A name ends in the kind of file, and only that is looked at.</summary>
    private static string Disposition(string[] parts)
    {
        var name = parts.Skip(1).FirstOrDefault(part => part.StartsWith("filename", StringComparison.OrdinalIgnoreCase));
        if (name is null) return parts[0];
        var extension = Extensions.FirstOrDefault(end => name.Trim('"').EndsWith("." + end, StringComparison.OrdinalIgnoreCase));
        return extension is null ? $"{parts[0]} filename" : $"{parts[0]} filename/{extension}";
    }

    private static string Location(Uri location)
    {
        var path = location.IsAbsoluteUri ? location.AbsolutePath : location.OriginalString.Split('?', '#')[0];
        var words = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return "to/" + string.Join('/', words.Take(12).Select(word => AddressWords.Contains(word) ? word : "NAME"));
    }
}
