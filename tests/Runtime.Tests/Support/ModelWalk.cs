using System.Collections;
using System.Globalization;
using System.Reflection;
using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Support;

/// <summary>Looks at generated objects by reflection: which properties they have, and all of their values as one text.</summary>
internal static class ModelWalk
{
    // What an address decides, what the server counts, and what other tests make: objects with addresses of their own, and shares.
    private static readonly HashSet<string> OfTheAddress =
        ["Id", "Label", "Name", "Project", "SubjectId", "ImageSessionId", "SecondaryId", "Aliases", "Active", "SessionType", "Sharing"];

    /// <summary>The properties of an item or a group of it that an update may change, the root's identity aside.</summary>
    public static IEnumerable<PropertyInfo> Properties(object owner, bool isRoot) =>
        owner.GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.DeclaringType!.Namespace!.StartsWith("Xnat.Typed.Model", StringComparison.Ordinal)
                && property.DeclaringType != typeof(XnatItem) && property.DeclaringType != typeof(XnatObject)
                && property.DeclaringType != typeof(XnatElement)
                && property.GetIndexParameters().Length == 0
                && !(isRoot && OfTheAddress.Contains(property.Name))
                && !IsOther(property.PropertyType))
            .GroupBy(property => property.Name, StringComparer.Ordinal)
            .Select(same => same.First())
            .OrderBy(property => property.Name, StringComparer.Ordinal);

    /// <summary>All values, those of rows of lists in an order of their texts.</summary>
    public static string Text(object owner, bool isRoot = true)
    {
        var lines = Properties(owner, isRoot)
            .Select(property => (property.Name, Text: ValueText(property.GetValue(owner))))
            .Where(pair => pair.Text.Length > 0)
            .Select(pair => $"{pair.Name}={pair.Text}");
        return string.Join("; ", lines);
    }

    private static string ValueText(object? value) => value switch
    {
        null or "" => "",
        XnatElement group => Text(group, isRoot: false),
        XnatItem row => $"{row.XsiType}({Text(row, isRoot: false)})",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list and not string =>
            string.Join(", ", list.Cast<object>().Select(ValueText).Order(StringComparer.Ordinal)) is { Length: > 0 } all ? $"[{all}]" : "",
        _ => value.ToString()!,
    };

    private static bool IsOther(Type type) =>
        (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(XnatListing<>))
        || typeof(XnatObject).IsAssignableFrom(type)
        || (type.IsGenericType && typeof(XnatObject).IsAssignableFrom(type.GetGenericArguments()[0]));
}
