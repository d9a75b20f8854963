using Xnat.Typed.Schema.Model;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Search;

/// <summary>One column of a result.</summary>
/// <param name="Key">Name in the rows: the id in small letters, with the data type in front if it is not that of the rows.</param>
/// <param name="Field">The field that it shows.</param>
internal sealed record SearchColumn(string Key, BoundField Field)
{
    /// <summary>Title over the column.</summary>
    public string Header { get; init; } = Field.Header;

    public bool IsVisible { get; init; } = true;

    /// <summary>Whether the column is there only because another one links to its object.</summary>
    public bool IsLinkOnly { get; init; }

    /// <summary>Address of the object that the column links to, up to its key; empty where it links to none.</summary>
    public string LinkAddress { get; init; } = "";

    public string XPath => Field.Element.XsiType + "." + Field.Id;

    public static string KeyOf(TypeEntry root, BoundField field)
    {
        // An element of the same level is no stranger: xnat:imageSessionData/LABEL is the label of an MR session.
        var isForeign = !root.Is(field.Element.XsiType) && !field.Element.Is(root.XsiType);
        return Clean(isForeign ? field.Element.XsiType + "_" + field.Id : field.Id);
    }

    public string? Cell(Row?[] joined, CellText cells)
    {
        var text = Field.Value(joined);
        return string.IsNullOrEmpty(text) || Field.Kind is SimpleKind.String ? text : cells.Show(text, Field.Kind);
    }

    private static string Clean(string id) => string.Create(id.Length, id, (key, text) =>
    {
        for (var index = 0; index < text.Length; index++)
            key[index] = char.IsAsciiLetterOrDigit(text[index]) ? char.ToLowerInvariant(text[index]) : '_';
    });
}
