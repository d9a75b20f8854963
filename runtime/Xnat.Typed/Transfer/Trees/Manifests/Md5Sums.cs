using System.Text;

namespace Xnat.Typed;

/// <summary>Digests of the files of a folder, as <c>md5sum -c</c> reads them.</summary>
internal static class Md5Sums
{
    public static string Of(IEnumerable<ManifestEntry> entries)
    {
        var text = new StringBuilder();
        var known = entries.Where(static entry => entry.Md5 is not null);
        foreach (var entry in known.OrderBy(static entry => entry.Path, StringComparer.Ordinal))
            text.Append(LineOf(entry.Path, entry.Md5!));
        return text.ToString();
    }

    // coreutils: a backslash before the digest says that the name has escapes.
    private static string LineOf(string path, string md5)
    {
        var escaped = path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\r", "\\r", StringComparison.Ordinal);
        return $"{(escaped == path ? "" : "\\")}{md5}  {escaped}\n";
    }
}
