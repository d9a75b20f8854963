namespace Xnat.Typed.Server.Versions;

/// <summary>
/// The versions of XNAT that the server can be. What differs between them stands at the route or rule that differs, as the release
/// that brought it.
/// </summary>
internal static class XnatReleases
{
    /// <summary>The last release of each line: what the line is without a further number.</summary>
    private static readonly Version[] Last = [new(1, 6, 5), new(1, 7, 6), new(1, 8, 10), new(1, 9, 3)];

    /// <summary>The version that is meant by a line, <c>1.8</c>, or a release, <c>1.7.2</c> or <c>1.8.10.1</c>.</summary>
    /// <exception cref="ArgumentException">It is none of a known line.</exception>
    public static Version Parse(string text)
    {
        // Written back it must be the same: the framework also takes blanks, signs and leading zeros.
        if (Version.TryParse(text, out var version) && version.ToString() == text
            && Array.Find(Last, last => (last.Major, last.Minor) == (version.Major, version.Minor)) is { } line)
            return version.Build < 0 ? line : version;
        var lines = Last.Select(last => last.ToString(2)).ToList();
        throw new ArgumentException(
            $"'{text}' is no version of XNAT that this server knows; it knows the releases of "
            + $"{string.Join(", ", lines.SkipLast(1))} and {lines[^1]}, written like 1.8 or 1.7.2.",
            nameof(text));
    }
}
