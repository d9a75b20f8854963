using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Where in the rows of a result the fields of a query are.</summary>
internal sealed class QueryColumns
{
    private readonly Dictionary<CriterionField, int> places = [];

    /// <param name="definition">The query.</param>
    /// <param name="fields">All fields that were asked for.</param>
    /// <param name="table">The columns of the result.</param>
    /// <param name="route">What was asked, for messages.</param>
    /// <exception cref="XnatContentException">The result does not have one of them.</exception>
    public QueryColumns(QueryDefinition definition, IEnumerable<CriterionField> fields, TableColumns table, string route)
    {
        var root = definition.Root;
        Fields = new() { Types = root.Types };
        foreach (var field in fields)
        {
            var column = root.ColumnOf(field);
            var place = Place(root, column, table);
            if (place < 0) throw Missing(field, route);
            places[field] = place;
            // A variable and a value in a row below are no fields of the object.
            if (field.IsVariable || field.Path.Contains('[', StringComparison.Ordinal)) continue;
            if (field.DataType == root.DataType) Fields.Own.TryAdd(field.Path, place);
            else Fields.Foreign.TryAdd((field.DataType, field.Path), place);
        }
    }

    /// <summary>The places of the fields that the object can be asked for.</summary>
    public RowColumns Fields { get; }

    public int this[CriterionField field] => places[field];

    /// <summary>By the header that was asked for; where a server writes headers of its own, by the rule of its keys.</summary>
    private static int Place(QueryRoot root, SearchColumn column, TableColumns table)
    {
        if (table.KeyOf(column.Name) is { } key && table.IndexOf(key) is >= 0 and var place) return place;
        var id = Key(column.Element == root.DataType ? column.Id : column.Name);
        if (table.IndexOf(id) is >= 0 and var found) return found;
        if (column.Id != "ID") return -1;
        // Display documents have names of their own for the key of an object.
        string[] names = column.Element == "xnat:subjectData" ? ["subjectid", "subject_id"] : ["session_id", "expt_id"];
        return names.Select(table.IndexOf).FirstOrDefault(static at => at >= 0, -1);
    }

    private static string Key(string id) => string.Create(id.Length, id, static (key, text) =>
    {
        for (var at = 0; at < text.Length; at++) key[at] = char.IsAsciiLetterOrDigit(text[at]) ? char.ToLowerInvariant(text[at]) : '_';
    });

    private static XnatContentException Missing(CriterionField field, string route) => new(
        field.IsVariable
            ? $"{route} answered without the column of a custom variable that was asked for; its data type may have none in the search."
            : $"{route} answered without the column {field} that was asked for; ask for it by LoadAsync(), one object at a time.")
    {
        Route = route,
        DataType = field.DataType,
        // The name of a variable may tell of a person.
        Field = field.IsVariable ? null : field.Path,
    };
}
