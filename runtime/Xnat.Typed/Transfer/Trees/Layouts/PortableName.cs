using System.Text;

namespace Xnat.Typed;

/// <summary>Names of files and folders that every system takes and shows as what they are.</summary>
internal static class PortableName
{
    /// <summary>Bytes that a name may have, with room for what tells it from another.</summary>
    private const int Longest = 240;

    /// <summary>The name; what some system forbids, and marks that nobody sees, become <c>_</c>.</summary>
    public static string Of(string name)
    {
        // Nearly all names are such, and there are many.
        if (name.Length <= Longest && SafePath.IsPortable(name)) return name;
        var letters = new StringBuilder(name.Length);
        for (var at = 0; at < name.Length; at++)
        {
            var length = char.IsSurrogatePair(name, at) ? 2 : 1;
            var letter = name.Substring(at, length);
            letters.Append(SafePath.Hides(letter) ? "_" : letter);
            at += length - 1;
        }

        return Shortened(SafePath.FileName(letters.ToString(), onWindows: true), Longest);
    }

    /// <summary>The name with a number before its ending: <c>a~2.dcm</c>.</summary>
    public static string Numbered(string name, int number)
    {
        var dot = name.LastIndexOf('.');
        return dot <= 0 ? $"{name}~{number}" : $"{name[..dot]}~{number}{name[dot..]}";
    }

    /// <summary>What names have in common that are one on some disk: letters in capitals, accents put together.</summary>
    public static string Folded(string path) => path.Normalize(NormalizationForm.FormC).ToUpperInvariant();

    /// <summary>A folder's name with a number behind it, however long the name is; 1 is left out.</summary>
    public static string WithNumber(string name, int number)
    {
        if (number == 1) return name;
        var behind = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"~{number}");
        return Shortened(Of(name), Longest - behind.Length) + behind;
    }

    private static string Shortened(string name, int most)
    {
        if (Encoding.UTF8.GetByteCount(name) <= most) return name;
        var ending = name.LastIndexOf('.') is var dot && dot > 0 && name.Length - dot <= 16 ? name[dot..] : "";
        var stem = name[..(name.Length - ending.Length)];
        while (Encoding.UTF8.GetByteCount(stem) + Encoding.UTF8.GetByteCount(ending) > most)
            stem = stem[..^(stem.Length > 1 && char.IsLowSurrogate(stem[^1]) ? 2 : 1)];
        return stem + ending;
    }
}
