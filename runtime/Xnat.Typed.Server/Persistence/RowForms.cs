using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Persistence;

/// <summary>From rows to their forms and back.</summary>
internal static class RowForms
{
    public static RowForm Of(Row row) => new()
    {
        Type = row.Type.XsiType,
        Number = row.Number,
        Created = StampForm.Of(row.Created),
        Modified = row.Modified == row.Created ? null : StampForm.Of(row.Modified),
        IsQuarantined = row.IsQuarantined ? true : null,
        Values = new(row.Values),
        Rows = !row.Children.Any() ? null : new(row.Children.Select(pair => new KeyValuePair<string, List<RowForm>>(pair.Key, pair.Value.ConvertAll(Of)))),
    };

    /// <summary>The row again, with everything below it.</summary>
    /// <param name="form">What was kept.</param>
    /// <param name="types">The data types of the server.</param>
    /// <param name="made">Takes every row by its number.</param>
    /// <exception cref="InvalidDataException">The server does not have the type.</exception>
    public static Row ToRow(RowForm form, TypeCatalog types, Dictionary<long, Row> made)
    {
        var type = types.Find(form.Type) ?? throw new InvalidDataException(
            $"The data folder holds objects of the type {form.Type}, which the schemas of this server do not have. Start it with the schemas that it was filled with; nothing has been changed.");
        var row = new Row(type, form.Number, form.Created.ToStamp());
        if (form.Modified is not null) row.Modified = form.Modified.ToStamp();
        if (form.IsQuarantined == true) row.IsQuarantined = true;
        foreach (var (path, value) in form.Values) row.Put(Shared(type, path), value);
        foreach (var (path, rows) in form.Rows ?? [])
            foreach (var child in rows) row.Attach(Shared(type, path), ToRow(child, types, made));
        made.Add(row.Number, row);
        return row;
    }

    /// <summary>The text that the schema has already, instead of one more of its kind for each row.</summary>
    private static string Shared(TypeEntry type, string path) => type.Fields.TryGetValue(path, out var member) && member.Path == path ? member.Path : path;
}
