namespace Xnat.Typed.Server.Paths;

/// <summary>Text from addresses and parameters in the form in which XNAT keeps it.</summary>
internal static class StoredText
{
    /// <summary>XNAT escapes the five characters of XML in path segments and in values before it uses them, and stores them that way; values of documents are kept as they are.</summary>
    public static string Escape(string value) => value.AsSpan().IndexOfAny("<>&\"'") < 0
        ? value
        : value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&apos;", StringComparison.Ordinal);
}
