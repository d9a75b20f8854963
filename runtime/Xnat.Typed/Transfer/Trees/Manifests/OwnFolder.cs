using System.Text;

namespace Xnat.Typed;

/// <summary>Tells the records of a download from a folder of somebody else that is called the same.</summary>
internal static class OwnFolder
{
    /// <summary>More than the first lines of a record have, whose checksums say that it is ours.</summary>
    private const int Beginning = 64 * 1024;

    /// <summary>
    /// Whether a folder is what a download keeps beside its files: it is called so, and a record in it has a line with our checksum.
    /// </summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static bool Is(DirectoryInfo folder)
    {
        if (folder.Name != TreeFolder.Own || folder.Parent is not { } above) return false;
        var own = new TreeFolder(above.FullName);
        return IsRecord(own.ManifestPath) || IsRecord(own.RunPath) || IsRecord(own.HolderPath);
    }

    private static bool IsRecord(string path)
    {
        if (!File.Exists(path) || FileKind.LeadsToSpecial(path)) return false;
        // A run may be writing.
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var piece = new byte[Beginning];
        var read = file.ReadAtLeast(piece, Beginning, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(piece, 0, read).Split('\n').Any(static line => CheckedLine.Read(line) is not null);
    }
}
