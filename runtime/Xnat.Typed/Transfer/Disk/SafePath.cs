using System.Buffers;
using System.Globalization;
using System.Text;

namespace Xnat.Typed;

/// <summary>Turns names of an archive's entries into paths that stay inside a folder, on every system.</summary>
internal static class SafePath
{
    /// <summary>What disks take in one name, in bytes of UTF-8.</summary>
    private const int LongestName = 255;

    private static readonly SearchValues<char> WindowsForbidden = SearchValues.Create("<>:\"|?*");

    private static readonly SearchValues<char> UnixForbidden = SearchValues.Create("/\\\0");

    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._-+=,@ ()[]#%&~");

    private static readonly SearchValues<char> Portable = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    // Marks that turn the direction of writing, and spaces without width: what is shown is not what is there. Joiners (200C, 200D) are
    // letters' own.
    private static readonly SearchValues<char> Deceiving = SearchValues.Create(
        "\u061C\u200B\u200E\u200F\u2028\u2029\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\uFEFF");

    private static readonly HashSet<string> WindowsDevices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "CONIN$", "CONOUT$",
    };

    /// <summary>The path of an entry inside <paramref name="folder"/>.</summary>
    /// <exception cref="XnatContentException">The name would leave the folder, or hides what it is.</exception>
    public static string Inside(string folder, string entry)
    {
        var root = Path.GetFullPath(folder);
        var path = Path.GetFullPath(Path.Join(root, Relative(entry)));
        var isBelow = path.Length > root.Length && path.StartsWith(root, StringComparison.Ordinal)
            && (Path.EndsInDirectorySeparator(root) || path[root.Length] == Path.DirectorySeparatorChar);
        return isBelow ? path : throw Escape();
    }

    /// <summary>The path of an entry below any folder, with this system's separators and names.</summary>
    /// <exception cref="XnatContentException">The name would leave the folder, or hides what it is.</exception>
    public static string Relative(string entry)
    {
        // Nearly all names are plain, and an archive has many: they are taken as they stand.
        if (IsPlain(entry)) return entry;
        // Backslashes separate as well: what is one odd file name here is a way out elsewhere.
        var segments = entry.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
        var hasDrive = segments is [{ Length: 2 } drive, ..] && drive[1] == ':' && char.IsAsciiLetter(drive[0]);
        var isRooted = hasDrive || entry.StartsWith('/') || entry.StartsWith('\\');
        if (isRooted || segments.All(static segment => segment == ".") || segments.Contains("..")) throw Escape();
        if (Hides(entry)) throw Hidden();
        return Path.Join([.. segments.Where(static segment => segment != ".").Select(FileName)]);
    }

    /// <summary>A label as a file name of this system: what it forbids becomes <c>_</c>.</summary>
    public static string FileName(string label) => FileName(label, OperatingSystem.IsWindows());

    /// <summary>Whether no disk takes a name of this length.</summary>
    public static bool IsTooLong(string name) => Encoding.UTF8.GetByteCount(name) > LongestName;

    internal static string FileName(string label, bool onWindows)
    {
        if (!onWindows && !label.AsSpan().ContainsAny(UnixForbidden) && label is not ("" or "." or "..")) return label;
        var name = string.Concat(label.Select(c => c is '/' or '\\' or '\0' || (onWindows
            && (c < ' ' || WindowsForbidden.Contains(c))) ? '_' : c));
        if (onWindows)
        {
            name = name.TrimEnd('.', ' ') is { Length: > 0 } trimmed ? trimmed : "_";
            if (IsDevice(name)) name = "_" + name;
        }

        return name is "" or "." or ".." ? "_" : name;
    }

    /// <summary>Whether a name is letters, digits and a few marks of ASCII, and means the same on every system.</summary>
    internal static bool IsPortable(string name) =>
        name.Length > 0 && name[^1] != '.' && !name.AsSpan().ContainsAnyExcept(Portable) && !IsDevice(name);

    private static bool IsDevice(ReadOnlySpan<char> name)
    {
        var dot = name.IndexOf('.');
        var stem = (dot < 0 ? name : name[..dot]).TrimEnd();
        return WindowsDevices.GetAlternateLookup<ReadOnlySpan<char>>().Contains(stem);
    }

    /// <summary>Whether a name holds control characters, halves of characters or marks that make it look like another.</summary>
    internal static bool Hides(string name) => FirstHiding(name) is not null;

    /// <summary>The first character for which a path cannot be one within a resource; <see langword="null"/> if there is none.</summary>
    internal static char? FirstUnsendable(string path) =>
        FirstHiding(path) ?? (path.Contains('\\', StringComparison.Ordinal) ? '\\' : null);

    /// <summary>Whether it is letters, digits and marks of ASCII between single slashes, and nothing in it begins with a dot.</summary>
    private static bool IsPlain(string entry) =>
        Path.DirectorySeparatorChar == '/' && entry.Length > 0 && entry[0] is not ('/' or '.') && entry[^1] != '/'
        && !entry.AsSpan().ContainsAnyExcept(Plain)
        && !entry.Contains("//", StringComparison.Ordinal) && !entry.Contains("/.", StringComparison.Ordinal);

    private static char? FirstHiding(string name)
    {
        for (var at = 0; at < name.Length; at++)
        {
            var letter = name[at];
            if (char.IsSurrogatePair(name, at)) at++;
            else if (Deceiving.Contains(letter) || letter == '\uFFFD' || char.IsControl(letter) || char.IsSurrogate(letter)) return letter;
        }

        return null;
    }

    private static XnatContentException Escape() =>
        new("The archive holds an entry whose name leads out of the target folder; nothing was written. " +
            "Tell the server's administrator: such an archive is either broken or an attack.");

    private static XnatContentException Hidden() =>
        new("The archive holds an entry whose name has control characters, or marks that make it look like another; nothing was written. " +
            "Rename the file on the server, or download the other files one by one.");
}
