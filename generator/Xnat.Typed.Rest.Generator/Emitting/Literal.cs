using Microsoft.CodeAnalysis.CSharp;

namespace Xnat.Typed.Rest.Generator.Emitting;

/// <summary>Fixed text as C#.</summary>
internal static class Literal
{
    public static string Of(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>Text between the quotes of an interpolated string.</summary>
    public static string InRoute(string text)
    {
        var quoted = Of(text.Replace("{", "{{").Replace("}", "}}"));
        return quoted.Substring(1, quoted.Length - 2);
    }
}
