namespace Xnat.Typed.Tool.Output;

/// <summary>A line for each node, two blanks further to the right for each level: for a file or another program.</summary>
internal sealed class IndentedTree(TextWriter output) : ITreeSink
{
    private const int Step = 2;

    public void Add(int depth, TreeNode node) => output.Write(new string(' ', depth * Step) + node.Text + "\n");

    public void End()
    {
    }
}
