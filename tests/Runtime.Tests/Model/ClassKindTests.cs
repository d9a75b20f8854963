using System.Reflection;
using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Model;

/// <summary>Of which kind each generated class is, so that a reviewer sees what becomes of it.</summary>
public class ClassKindTests
{
    private static readonly Type[] Generated =
        [.. typeof(XnatItem).Assembly.GetExportedTypes().Where(IsGenerated).OrderBy(static type => type.FullName, StringComparer.Ordinal)];

    [Fact]
    public Task KindOfEachGeneratedClass()
    {
        var lines = Generated.Select(static type => $"{Name(type)}: {Kind(type)}").ToArray();
        var counts = Generated.GroupBy(Kind, StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(static group => $"{group.Count()} {group.Key}");

        return Snapshot.Match(string.Join('\n', [$"{lines.Length} classes", .. counts, "", .. lines]));
    }

    [Fact]
    public void EachClassIsOfOneKind() =>
        Assert.All(Generated, static type =>
            Assert.Single(new[] { typeof(XnatElement), typeof(XnatRow), typeof(XnatObject) }, kind => kind.IsAssignableFrom(type)));

    private static bool IsGenerated(Type type) =>
        !(type.IsAbstract && type.BaseType is { } above && (above == typeof(object) || above == typeof(XnatItem)))
        && (typeof(XnatItem).IsAssignableFrom(type) || typeof(XnatElement).IsAssignableFrom(type));

    private static string Name(Type type) => type.FullName!.Replace("Xnat.Typed.Model.", "", StringComparison.Ordinal).Replace('+', '.');

    private static string Kind(Type type) =>
        typeof(XnatElement).IsAssignableFrom(type) ? "group"
        : typeof(XnatRow).IsAssignableFrom(type) ? "row"
        : string.Join(", ", ["object", .. Abilities(type)]);

    private static IEnumerable<string> Abilities(Type type)
    {
        if (typeof(IXnatEditable).IsAssignableFrom(type)) yield return "editable";
        if (typeof(IXnatShareable).IsAssignableFrom(type)) yield return "shareable";
        if (typeof(IXnatVariableOwner).IsAssignableFrom(type)) yield return "variables";
        foreach (var listing in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static property =>
                property.PropertyType is { IsGenericType: true } list && list.GetGenericTypeDefinition() == typeof(XnatListing<>))
            .Select(static property => property.Name)
            .Order(StringComparer.Ordinal))
            yield return listing;
    }
}
