namespace Xnat.Typed.Server.Paths;

/// <summary>Text from addresses and parameters in the form in which XNAT keeps it.</summary>
internal static class StoredText
{
    /// <summary>
    /// XNAT escapes the five characters of XML in path segments and in values of query and form before it uses them, and stores them
    /// that way. Names of parameters, documents, JSON, names within archives and bytes are kept as they are.
    /// </summary>
    public static string Escape(string value) => value.AsSpan().IndexOfAny("<>&\"'") < 0
        ? value
        : value
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&apos;", StringComparison.Ordinal);

    /// <summary>
    /// What an address means: the name that came by an address too, or else one that came another way, as out of an archive.
    /// </summary>
    public static T? Find<T>(IEnumerable<T> named, Func<T, string?> name, string sent)
        where T : class
    {
        var (stored, found) = (Escape(sent), default(T));
        foreach (var one in named)
        {
            if (name(one) == stored) return one;
            if (name(one) == sent) found ??= one;
        }

        return found;
    }
}
