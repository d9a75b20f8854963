namespace Xnat.Typed.Conventions.Tests.Comparison;

/// <summary>A line of the tables of <c>docs/from-xnatpy.md</c>: members of another library, and what stands for them here.</summary>
/// <param name="Library">The library: the heading of second level above the line.</param>
/// <param name="Section">The class or module: the heading of third level above it.</param>
/// <param name="Cells">The cells as they are written.</param>
/// <param name="Line">Its number in the page, for messages.</param>
internal sealed record ComparedRow(string Library, string Section, IReadOnlyList<string> Cells, int Line)
{
    /// <summary>The members' names, those of two classes of one name told apart by the section.</summary>
    public IReadOnlyList<string> Members => [.. CodeSpans.Of(Cells[0])];

    /// <summary>What became of the members, as the page says it.</summary>
    public string Verdict => Cells.ElementAtOrDefault(1) ?? "";

    /// <summary>Names of our own that stand for them.</summary>
    public IReadOnlyList<string> Ours => [.. CodeSpans.Of(Cells.ElementAtOrDefault(2) ?? "")];

    /// <summary>What one has to know, or why there is nothing.</summary>
    public string Remark => Cells.ElementAtOrDefault(3) ?? "";

    /// <inheritdoc />
    public override string ToString() => $"line {Line}: {Cells[0]}";
}
