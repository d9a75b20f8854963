namespace Xnat.Typed.Tool.Output;

/// <summary>Takes the nodes of one tree: each before what is below it.</summary>
internal interface ITreeSink
{
    /// <summary>Takes a node.</summary>
    /// <param name="depth">How many are above it; the first one has none.</param>
    /// <param name="node">The node.</param>
    void Add(int depth, TreeNode node);

    /// <summary>There are no more nodes.</summary>
    void End();
}
