using System.Text;

namespace Xnat.Typed;

/// <summary>Writes a file of ours such that it is the old one or the new one, at any moment.</summary>
internal static class OwnFile
{
    public static void Write(string path, string text) => Write(path, [text]);

    /// <param name="path">The file.</param>
    /// <param name="lines">Its lines, each with its end; written as they come, for there may be one for each of a million files.</param>
    public static void Write(string path, IEnumerable<string> lines)
    {
        var next = path + ".new";
        using (var writer = new StreamWriter(next, append: false, new UTF8Encoding(false), bufferSize: 64 * 1024))
        {
            foreach (var line in lines) writer.Write(line);
        }

        File.Move(next, path, overwrite: true);
    }
}
