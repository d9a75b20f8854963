namespace Xnat.Typed;

/// <summary>Digests of the files of a folder, as <c>md5sum -c</c> reads them.</summary>
internal static class Md5Sums
{
    /// <param name="entries">The files, in the order of their lines.</param>
    public static IEnumerable<string> Of(IEnumerable<ManifestEntry> entries) => entries
        .Where(static entry => entry.Md5 is not null)
        .Select(static entry => LineOf(entry.Path, entry.Md5!));

    // coreutils: a backslash before the digest says that the name has escapes.
    private static string LineOf(string path, string md5)
    {
        var escaped = path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\r", "\\r", StringComparison.Ordinal);
        return $"{(escaped == path ? "" : "\\")}{md5}  {escaped}\n";
    }
}
