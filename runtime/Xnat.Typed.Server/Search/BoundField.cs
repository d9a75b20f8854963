using Xnat.Typed.Schema.Model;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Search.Display;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Search;

/// <summary>A field that a search names, found: where its rows are and how its value is read.</summary>
/// <param name="Element">The data type that the search gives with it.</param>
/// <param name="Id">Its id, with the argument if it takes one.</param>
/// <param name="Source">Number of the joined rows that hold it, in the <see cref="JoinPlan"/>.</param>
/// <param name="Kind">How values are compared and shown.</param>
/// <param name="Read">The stored text for one of those rows.</param>
internal sealed record BoundField(TypeEntry Element, string Id, int Source, SimpleKind Kind, Func<Row, string?> Read)
{
    public string Header { get; init; } = "";

    /// <summary>The kind in the words of display documents.</summary>
    public string TypeName => DisplayField.NameOf(Kind);

    /// <summary>Whether it is a field of a display document, not a path of the schema.</summary>
    public bool IsDisplayField { get; init; }

    /// <summary>Id of the field with the key of the object that this one links to.</summary>
    public string? Link { get; init; }

    public string? Value(Row?[] joined) => joined[Source] is { } row ? Read(row) : null;
}
