using System.Globalization;
using System.Text;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schemas.Tests.Documentation;

/// <summary>The part of the README that follows from the schemas.</summary>
internal static class TypeTable
{
    public static string Write(SchemaSource source)
    {
        var types = Named(source).ToList();
        var members = CoverageTests.Members().ToList();
        var documented = members.Count(member => CoverageTests.Text(member).Length > 0);
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture, $"{types.Count} types with {members.Count} members, of which {documented} are documented.\n\n");
        text.Append("| Type | Base | REST location | Looked up by | File |\n|---|---|---|---|---|\n");
        var locations = new RestLocations(source.Model);
        var files = source.Model.Positions.GroupBy(entry => entry.Type).ToDictionary(
            group => group.Key, group => SchemaSource.Relative(group.First().Position.Path));
        foreach (var type in types)
        {
            var (location, lookup) = locations.Of(type);
            var name = type.IsAbstract ? $"`{type.Name.XsiType}` (abstract)" : $"`{type.Name.XsiType}`";
            var baseType = type.Base is null ? "" : $"`{type.Base.XsiType}`";
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {baseType} | {location} | {lookup} | `{files[type.Name]}` |\n");
        }

        return text.ToString().Replace("|  |", "| |", StringComparison.Ordinal).Replace("|  |", "| |", StringComparison.Ordinal);
    }

    /// <summary>Types that have a name in a schema; an anonymous type is told with its owner.</summary>
    private static IEnumerable<DataType> Named(SchemaSource source)
    {
        var names = source.Documents
            .SelectMany(document => document.ComplexTypes.Select(type => new QualifiedName(document.TargetNamespace, type.Name))
            .Concat(document.Elements.Select(element => new QualifiedName(document.TargetNamespace, element.Name)))).ToHashSet();
        return source.Model.Types.Where(type => names.Contains(new QualifiedName(type.Name.Namespace, type.Name.LocalName)));
    }
}
