using System.Text.RegularExpressions;

namespace Xnat.Typed.Server.Prearchive;

/// <summary>Labels made from data.</summary>
internal static partial class Labels
{
    /// <summary>Everything but letters, digits, underscore and dash becomes an underscore.</summary>
    public static string Clean(string text) => Illegal().Replace(text.Trim(), "_");

    [GeneratedRegex("[^A-Za-z0-9_-]")]
    private static partial Regex Illegal();
}
