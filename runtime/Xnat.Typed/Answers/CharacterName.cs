using System.Globalization;

namespace Xnat.Typed;

/// <summary>Names a character in a message, so that it is seen even where it has no shape.</summary>
internal static class CharacterName
{
    public static string Of(char character) => character switch
    {
        ' ' => "a blank",
        '\t' => "a tab (U+0009)",
        '\n' => "a line feed (LF)",
        '\r' => "a carriage return (CR)",
        > ' ' and <= '~' => $"'{character}'",
        _ => string.Create(CultureInfo.InvariantCulture, $"U+{(int)character:X4}"),
    };
}
