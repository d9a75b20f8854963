using System.Buffers;

namespace Xnat.Typed;

/// <summary>Turns names of an archive's entries into paths that stay inside a folder, on every system.</summary>
internal static class SafePath
{
    private static readonly SearchValues<char> WindowsForbidden = SearchValues.Create("<>:\"|?*");

    private static readonly HashSet<string> WindowsDevices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    /// <summary>The path of an entry inside <paramref name="folder"/>.</summary>
    /// <exception cref="XnatContentException">The name would leave the folder.</exception>
    public static string Inside(string folder, string entry)
    {
        var root = Path.GetFullPath(folder);
        // Backslashes separate as well: what is one odd file name here is a way out elsewhere.
        var segments = entry.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
        var isRooted = entry.StartsWith('/') || entry.StartsWith('\\') || (segments is [{ Length: 2 } drive, ..] && drive[1] == ':');
        if (segments.Length == 0 || isRooted || segments.Any(static segment => segment == ".." || segment.Contains('\0', StringComparison.Ordinal)))
            throw Escape();
        var path = Path.GetFullPath(Path.Combine([root, .. segments.Where(static segment => segment != ".").Select(FileName)]));
        return path.StartsWith(root.EndsWith(Path.DirectorySeparatorChar) ? root : root + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path : throw Escape();
    }

    /// <summary>A label as a file name of this system: what it forbids becomes <c>_</c>.</summary>
    public static string FileName(string label) => FileName(label, OperatingSystem.IsWindows());

    internal static string FileName(string label, bool onWindows)
    {
        var name = string.Concat(label.Select(c => c is '/' or '\\' or '\0' || (onWindows && (c < ' ' || WindowsForbidden.Contains(c))) ? '_' : c));
        if (onWindows)
        {
            name = name.TrimEnd('.', ' ') is { Length: > 0 } trimmed ? trimmed : "_";
            if (WindowsDevices.Contains(name.Split('.', 2)[0])) name = "_" + name;
        }

        return name is "" or "." or ".." ? "_" : name;
    }

    private static XnatContentException Escape() =>
        new("The archive holds an entry whose name leads out of the target folder; nothing was written. Tell the server's administrator: such an archive is either broken or an attack.");
}
