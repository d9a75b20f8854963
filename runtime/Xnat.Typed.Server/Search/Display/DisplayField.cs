using Xnat.Typed.Schema.Model;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Search.Display;

/// <summary>One thing that listings show and searches ask for, under an id of its own.</summary>
/// <param name="Id">The id, in capitals: <c>SUBJECT_LABEL</c>.</param>
/// <param name="Header">Title over the column.</param>
/// <param name="Kind">How values are compared and shown.</param>
/// <param name="Read">The stored text for a row; the last argument is what stands behind the equals sign of a field that takes one.</param>
internal sealed record DisplayField(string Id, string Header, SimpleKind Kind, Func<DisplayScope, Row, string, string?> Read)
{
    /// <summary>Path below the data type where the field shows just that value; empty for a computed one.</summary>
    public string Path { get; init; } = "";

    /// <summary>Whether the field means something only with an argument: <c>SUB_PROJECT_IDENTIFIER=P1</c>.</summary>
    public bool RequiresValue { get; init; }

    /// <summary>Id of the field with the key of the object to which a listing links this one; it comes along as a column.</summary>
    public string? Link { get; init; }

    /// <summary>A field that shows a value of the row itself.</summary>
    public static DisplayField Of(
        string id,
        string header,
        string path,
        SimpleKind kind = SimpleKind.String) => new(id, header, kind, (_, row, _) => row[path]) { Path = path };

    public static DisplayField Computed(
        string id,
        string header,
        Func<DisplayScope, Row, string?> read,
        SimpleKind kind = SimpleKind.String) =>
        new(id, header, kind, (scope, row, _) => read(scope, row));

    /// <summary>A kind in the words of display documents.</summary>
    public static string NameOf(SimpleKind kind) => kind switch
    {
        SimpleKind.Int or SimpleKind.Long or SimpleKind.ULong => "integer",
        SimpleKind.Double or SimpleKind.Decimal => "float",
        SimpleKind.Boolean => "boolean",
        SimpleKind.Date or SimpleKind.DateTime => "date",
        _ => "string",
    };
}
