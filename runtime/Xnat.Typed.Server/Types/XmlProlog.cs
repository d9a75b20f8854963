namespace Xnat.Typed.Server.Types;

/// <summary>What stands in front of a document's root element (XML 1.0 §2.8).</summary>
internal static class XmlProlog
{
    private static readonly (string Start, string End)[] Passed = [("<?", "?>"), ("<!--", "-->")];

    /// <summary>Whether a document type is declared; the text need not be well-formed.</summary>
    public static bool HasDoctype(ReadOnlySpan<char> text)
    {
        var rest = text.TrimStart('\uFEFF').TrimStart();
        while (PassOne(ref rest)) rest = rest.TrimStart();
        return rest.StartsWith("<!DOCTYPE", StringComparison.Ordinal);
    }

    private static bool PassOne(ref ReadOnlySpan<char> rest)
    {
        foreach (var (start, end) in Passed)
        {
            if (!rest.StartsWith(start, StringComparison.Ordinal)) continue;
            var length = rest[start.Length..].IndexOf(end, StringComparison.Ordinal);
            if (length < 0) return false;
            rest = rest[(start.Length + length + end.Length)..];
            return true;
        }

        return false;
    }
}
