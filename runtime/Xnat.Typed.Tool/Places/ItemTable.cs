using Xnat.Typed.Model;
using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Places;

/// <summary>What a listing of objects shows, and of which objects.</summary>
/// <param name="ItemType">Data type of the objects.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Where">What must be true of them; <see langword="null"/> for all.</param>
internal sealed record ItemTable(string ItemType, IReadOnlyList<ItemColumn> Columns, Condition? Where)
{
    /// <summary>Data type to which the listing is narrowed; <see langword="null"/> for all.</summary>
    public string? TypeFilter { get; init; }

    /// <summary>Goes through a listing and shows its rows as they come.</summary>
    public async Task ShowAsync<T>(XnatListing<T> listing, Reporter reporter, CancellationToken cancellationToken)
        where T : XnatObject
    {
        var narrowed = TypeFilter is null ? listing : new XnatListing<T>(listing.Source with { TypeFilter = TypeFilter });
        var compared = Where?.Fields.Distinct().ToDictionary(static field => field, FieldOf) ?? [];
        var asked = Columns.Select(static column => column.Field).OfType<XnatField<string?>>().Concat(compared.Values).Distinct();
        var rows = narrowed.WithColumns([.. asked.Select(static field => (IXnatField)field)]);
        IRowSink? table = null;
        await foreach (var item in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (Where?.IsMet(field => field.Read(item.Get(compared[field]))) == false) continue;
            table ??= Begin(reporter);
            table.Add(IdOf(item), [.. Columns.Select(column => column.Text(item))]);
        }

        (table ?? Begin(reporter)).End();
    }

    // Begun with the first row: where the server refuses, nothing was written.
    private IRowSink Begin(Reporter reporter) => reporter.Table([.. Columns.Select(static column => column.Name)]);

    private XnatField<string?> FieldOf(CriterionField field) =>
        ItemColumn.FieldOf(field.DataType, field.Path, field.IsVariable, ItemType);

    private static string IdOf(XnatObject item) => ItemAddress.Value(item.Raw, "ID") ?? "";
}
