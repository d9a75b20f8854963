using System.Text;

namespace Xnat.Typed;

/// <summary>Writes a file of ours such that it is the old one or the new one, at any moment.</summary>
internal static class SmallFile
{
    public static void Write(string path, string text)
    {
        var next = path + ".new";
        File.WriteAllText(next, text, new UTF8Encoding(false));
        File.Move(next, path, overwrite: true);
    }
}
