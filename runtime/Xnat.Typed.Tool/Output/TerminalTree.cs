using Spectre.Console;

namespace Xnat.Typed.Tool.Output;

/// <summary>A tree with lines from each node to those below it, a node each line of the terminal.</summary>
internal sealed class TerminalTree(IAnsiConsole terminal) : ITreeSink
{
    /// <summary>Width of the lines before a node, for each level.</summary>
    private const int GuideWidth = 4;

    private readonly List<IHasTreeNodes> path = [];

    public void Add(int depth, TreeNode node)
    {
        // What goes on in the next line would look like a node of its own.
        var text = new Text(CellWidth.Fit(node.Text, terminal.Profile.Width - (depth * GuideWidth)));
        path.RemoveRange(depth, path.Count - depth);
        path.Add(depth == 0 ? new Tree(text) : path[^1].AddNode(text));
    }

    public void End()
    {
        if (path.Count > 0) terminal.Write((Tree)path[0]);
    }
}
