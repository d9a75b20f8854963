using System.Collections.Generic;
using System.Xml;
using System.Xml.Linq;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Problems;

/// <summary>Collects the problems of one file while it is read.</summary>
internal sealed class ProblemList(string path)
{
    private readonly List<Problem> problems = [];

    /// <summary>For what concerns the file as a whole.</summary>
    public SchemaPosition StartOfFile { get; } = new(path, 1, 1);

    public SchemaPosition PositionOf(XObject? node) =>
        node is IXmlLineInfo line && line.HasLineInfo()
            ? new SchemaPosition(path, line.LineNumber, line.LinePosition)
            : new SchemaPosition(path, 0, 0);

    public void Add(
        ProblemDescription description,
        XObject? node,
        params string[] arguments) => Add(description, PositionOf(node), arguments);

    public void Add(ProblemDescription description, SchemaPosition position, params string[] arguments) =>
        problems.Add(new Problem(description.Code, position, arguments.ToEquatable()));

    public EquatableArray<Problem> ToEquatable() => problems.ToEquatable();
}
