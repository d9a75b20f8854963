using Spectre.Console;

namespace Xnat.Typed.Tutorial;

/// <summary>Draws a folder as a tree, without what a download noted in it; long folders are cut after a few files.</summary>
internal static class FolderTree
{
    private const int FilesShown = 2;

    public static Tree Of(string folder)
    {
        var tree = new Tree(Markup.Escape(Path.GetFileName(folder) + "/"));
        Fill(tree, folder);
        return tree;
    }

    private static void Fill(IHasTreeNodes node, string folder)
    {
        var folders = Directory.EnumerateDirectories(folder).Where(static inner => Path.GetFileName(inner) != ".xnat");
        foreach (var inner in folders.Order(StringComparer.Ordinal))
            Fill(node.AddNode(Markup.Escape(Path.GetFileName(inner) + "/")), inner);
        var files = Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).ToArray();
        foreach (var file in files.Take(FilesShown))
            node.AddNode(Markup.Escape($"{Path.GetFileName(file)}  {new FileInfo(file).Length:N0} bytes"));
        if (files.Length > FilesShown) node.AddNode($"… and {files.Length - FilesShown} more");
    }
}
