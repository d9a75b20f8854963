using System.Globalization;

namespace Xnat.Typed.Tool.Files;

/// <summary>
/// Gives out file names below one folder that are good on every system: plain letters, no name of a device, no two
/// that differ in case only. Ask in a fixed order, and the names are the same every time.
/// </summary>
/// <param name="reserved">Names directly in the folder that belong to somebody else.</param>
internal sealed class SafeNames(params string[] reserved)
{
    /// <summary>With folder, number and extension well below what any file system takes.</summary>
    private const int Longest = 100;

    private readonly Dictionary<string, string> folders = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> taken = new(reserved, StringComparer.OrdinalIgnoreCase);

    /// <summary>A new relative path with slashes: <c>folder/name.extension</c>, or without the folder if that is empty.</summary>
    public string Add(string folder, string name, string extension)
    {
        var start = folder.Length == 0 ? "" : Folder(folder) + "/";
        return Unique(start, Segment(name), extension);
    }

    private string Folder(string folder)
    {
        // One spelling for all: lab and Lab are one folder here and two there.
        if (folders.TryGetValue(folder, out var known)) return known;
        var name = Unique("", Segment(folder), "");
        folders.Add(folder, name);
        return name;
    }

    private string Unique(string start, string stem, string extension)
    {
        var path = start + stem + extension;
        for (var number = 2; !taken.Add(path); number++)
            path = start + stem + "-" + number.ToString(CultureInfo.InvariantCulture) + extension;
        return path;
    }

    private static string Segment(string text)
    {
        // Letters beyond ASCII are spelled in two ways that some file systems hold for one.
        var plain = string
            .Concat(text.Select(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' ? character : '_'))
            .TrimStart('.');
        if (plain.Length > Longest) plain = plain[..Longest];
        return SafePath.FileName(plain.Length == 0 ? "_" : plain, onWindows: true);
    }
}
