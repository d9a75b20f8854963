namespace Xnat.Typed.Tool.Parity;

/// <summary>A body without its values.</summary>
/// <param name="Format">Such as <c>JSON</c> or <c>HTML page</c>.</param>
/// <param name="Kinds">
/// Of JSON the kinds by path (<c>ResultSet.Result[].ID</c>: string); of XML the paths of elements and attributes.
/// </param>
/// <param name="Columns">Of a table the columns in their order, and the keys of the first row of a JSON listing.</param>
/// <param name="Values">Texts that stood in it: known so that none of them is ever taken for a name.</param>
internal sealed record Shape(
    string Format, IReadOnlyDictionary<string, IReadOnlySet<string>> Kinds, IReadOnlyList<string> Columns, IReadOnlySet<string> Values)
{
    public static Shape Of(string format) =>
        new(format, new Dictionary<string, IReadOnlySet<string>>(), [], new HashSet<string>());
}
