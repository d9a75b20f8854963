using System.Globalization;

namespace Xnat.Typed.Model;

/// <summary>Names a character in a message, so that it is seen even where it has no shape.</summary>
internal static class CharacterName
{
    public static string Of(char character) => character switch
    {
        ' ' => "a blank",
        '\t' => "a tab",
        '\n' => "a line feed",
        '\r' => "a carriage return",
        > ' ' and <= '~' => $"'{character}'",
        _ => string.Create(CultureInfo.InvariantCulture, $"U+{(int)character:X4}"),
    };
}
