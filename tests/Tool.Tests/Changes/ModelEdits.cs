using System.Reflection;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Tool.Tests.Changes;

/// <summary>Changes everything that there is in a model: each property of each record, in every way that leaves it a model.</summary>
internal static class ModelEdits
{
    /// <summary>One edit of each kind: the same property, changed in the same way, at the same place of the model.</summary>
    public static IReadOnlyList<ModelEdit> Of(DataModel model) =>
        [.. In(model, "").Select(edit => new ModelEdit(edit.Where, edit.Property, edit.How, (DataModel)edit.Edited))
            .DistinctBy(edit => edit.ToString())];

    private static IEnumerable<(string Where, string Property, string How, object Edited)> In(object record, string where)
    {
        if (record is Member member) where += $"[{member.Kind}]";
        foreach (var property in ModelRecords.PropertiesOf(record.GetType()))
        {
            var name = record.GetType().Name + "." + property.Name;
            var value = property.GetValue(record);
            foreach (var (how, other) in PropertyEdits.Of(record, property, value))
                yield return (where, name, how, other is WholeRecord whole ? whole.Record : ModelRecords.With(record, property, other));
            foreach (var inner in Inside(property, value, where))
                yield return (inner.Where, inner.Property, inner.How, ModelRecords.With(record, property, inner.Edited));
        }
    }

    private static IEnumerable<(string Where, string Property, string How, object Edited)> Inside(
        PropertyInfo property, object? value, string where)
    {
        where = where.Length == 0 ? property.Name : where + "." + property.Name;
        if (value is null) yield break;
        if (ModelRecords.IsRecord(value.GetType()))
            foreach (var inner in In(value, where)) yield return inner;
        if (ModelRecords.ItemType(property.PropertyType) is not { } itemType || !ModelRecords.IsRecord(itemType)) yield break;
        var items = ModelRecords.Items(value);
        for (var index = 0; index < items.Length; index++)
            foreach (var inner in In(items[index], where))
            {
                object[] changed = [.. items];
                changed[index] = inner.Edited;
                yield return inner with { Edited = ModelRecords.Array(itemType, changed) };
            }
    }
}
