using System.Collections;
using System.Reflection;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Tool.Tests.Changes;

/// <summary>The records of the model as reflection sees them.</summary>
internal static class ModelRecords
{
    /// <summary>Every record of the model.</summary>
    public static Type[] All { get; } =
        [.. typeof(DataModel).Assembly.GetTypes().Where(IsRecord).OrderBy(type => type.Name, StringComparer.Ordinal)];

    /// <summary>What of a record can be another: computed properties follow from these.</summary>
    public static IEnumerable<PropertyInfo> PropertiesOf(Type record) =>
        record.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite);

    public static bool IsRecord(Type type) =>
        type.Namespace == typeof(DataModel).Namespace && type.GetMethod("<Clone>$") is not null;

    /// <summary>A copy with one property changed.</summary>
    public static object With(object record, PropertyInfo property, object? value)
    {
        var copy = record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
        property.SetValue(copy, value);
        return copy;
    }

    public static Type? ItemType(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>) ? type.GetGenericArguments()[0] : null;

    public static object[] Items(object array) => [.. ((IEnumerable)array).Cast<object>()];

    public static object Array(Type itemType, IEnumerable<object> items)
    {
        var typed = typeof(Enumerable).GetMethod(nameof(Enumerable.Cast))!.MakeGenericMethod(itemType).Invoke(null, [items]);
        return typeof(EquatableArray<>).MakeGenericType(itemType).GetMethod("From")!.Invoke(null, [typed])!;
    }
}
