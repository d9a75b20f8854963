using System.Text;

namespace Xnat.Typed;

/// <summary>Writes a file of ours such that it is the old one or the new one, at any moment.</summary>
internal static class OwnFile
{
    private const int Buffer = 64 * 1024;

    public static void Write(string path, string text) => Write(path, [text]);

    /// <param name="path">The file.</param>
    /// <param name="lines">Its lines, each with its end; written as they come, for there may be one for each of a million files.</param>
    public static void Write(string path, IEnumerable<string> lines) => Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), bufferSize: Buffer, leaveOpen: true);
        foreach (var line in lines) writer.Write(line);
    });

    /// <param name="path">The file.</param>
    /// <param name="write">Writes all of it.</param>
    public static void Write(string path, Action<Stream> write)
    {
        var next = path + ".new";
        using (var stream = new FileStream(next, FileMode.Create, FileAccess.Write, FileShare.Read, Buffer)) write(stream);
        File.Move(next, path, overwrite: true);
    }
}
