using Xnat.Typed.Schema.Model;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Listings;

/// <summary>One column of a listing.</summary>
/// <param name="Header">Name in the answer.</param>
/// <param name="List">
/// Member with several rows that the column walks into; a listing has one line for each of them. Empty for plain columns.
/// </param>
/// <param name="Read">The value for a row and, if the column walks, for one row of its list.</param>
internal sealed record ListingColumn(string Header, string List, Func<Row, Row?, (string? Text, SimpleValue? Type)> Read)
{
    /// <summary>Whether the values that were read are numbers; known once a row had one.</summary>
    public bool IsNumeric { get; private set; }

    public string? Cell(Row row, Row? item, CellText cells)
    {
        var (text, type) = Read(row, item);
        if (text is null || type is null) return text;
        IsNumeric = type.Kind is SimpleKind.Int or SimpleKind.Long or SimpleKind.ULong or SimpleKind.Double or SimpleKind.Decimal;
        return cells.Show(text, type.Kind);
    }
}
