namespace Xnat.Typed.Tool.Output;

/// <summary>A row for each node, with its depth: a program makes the tree of them again.</summary>
/// <param name="begin">Begins the table, with the first row: where the server refuses, nothing was written.</param>
internal sealed class TreeTable(Func<IReadOnlyList<string>, IRowSink> begin) : ITreeSink
{
    private static readonly string[] Columns = ["depth", "level", "id", "label", "type", "note", "file_count", "file_size"];

    private IRowSink? rows;

    public void Add(int depth, TreeNode node)
    {
        rows ??= begin(Columns);
        rows.Add(node.Id, [depth, node.Level, node.Id, node.Label, node.Type, node.Note, node.Files, node.Bytes]);
    }

    public void End() => (rows ?? begin(Columns)).End();
}
