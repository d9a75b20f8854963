using System.Xml;
using System.Xml.Schema;

namespace Xnat.Typed.Schema.Tests.Referee;

/// <summary>
/// Describes the complex types of compiled schemas, one line for each leaf, in the words of <see cref="ModelDescription"/>.
/// </summary>
internal sealed class CompiledDescription
{
    private readonly Dictionary<string, SortedSet<string>> types = new(StringComparer.Ordinal);
    private readonly Queue<(string Namespace, string Name, XmlSchemaComplexType Type)> open = new();

    public static IReadOnlyDictionary<string, SortedSet<string>> Of(XmlSchemaSet set)
    {
        var description = new CompiledDescription();
        foreach (var type in set.GlobalTypes.Values
            .OfType<XmlSchemaComplexType>()
            .Where(type => type.QualifiedName.Namespace != XmlSchema.Namespace))
            description.open.Enqueue((type.QualifiedName.Namespace, type.QualifiedName.Name, type));
        foreach (var element in set.GlobalElements.Values.Cast<XmlSchemaElement>())
            if (IsAnonymous(element.ElementSchemaType) && !set.GlobalTypes.Contains(element.QualifiedName))
                description.open.Enqueue(
                    (element.QualifiedName.Namespace, element.QualifiedName.Name, (XmlSchemaComplexType)element.ElementSchemaType!));
        while (description.open.TryDequeue(out var next)) description.Describe(next.Namespace, next.Name, next.Type);
        return description.types;
    }

    private void Describe(string @namespace, string name, XmlSchemaComplexType type)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        if (!types.TryAdd($"{{{@namespace}}}{name}", lines)) return;
        lines.Add("extends " + (IsDerived(type) ? Name(type.BaseXmlSchemaType!.QualifiedName) : "nothing"));
        if (type.IsAbstract) lines.Add("abstract");
        AddMembers(lines, type, "", new XmlQualifiedName(name, @namespace));
    }

    private void AddMembers(SortedSet<string> lines, XmlSchemaComplexType type, string prefix, XmlQualifiedName row)
    {
        if (TextOf(type) is { } text) lines.Add($"{prefix}#text {text}");
        foreach (var attribute in type.AttributeUses.Values
            .Cast<XmlSchemaAttribute>()
            .Where(attribute => attribute.Use != XmlSchemaUse.Prohibited))
            lines.Add($"{prefix}{attribute.QualifiedName.Name}{(attribute.Use == XmlSchemaUse.Required ? " required" : "")} "
                + $"{SimpleDescription.Of(attribute)}");
        foreach (var (element, count) in Counts.Of(type.ContentTypeParticle)) AddElement(lines, element, count, prefix, row);
    }

    private void AddElement(SortedSet<string> lines, XmlSchemaElement element, Counts count, string prefix, XmlQualifiedName row)
    {
        var path = prefix + element.QualifiedName.Name;
        var suffix = count.IsRepeated ? " repeated" : count.IsRequired ? " required" : "";
        if (element.ElementSchemaType is XmlSchemaSimpleType simple) lines.Add($"{path}{suffix} {SimpleDescription.Of(simple)}");
        else if (IsUntyped(element)) lines.Add($"{path}{suffix} xs:anyType");
        else if (element.ElementSchemaType!.QualifiedName.Namespace == XmlSchema.Namespace) lines.Add($"{path} raw");
        else if (!IsAnonymous(element.ElementSchemaType)) lines.Add($"{path}{suffix} is {Name(element.ElementSchemaType.QualifiedName)}");
        else if (!element.RefName.IsEmpty) lines.Add($"{path}{suffix} is {Name(element.RefName)}");
        else
            AddAnonymous(
                lines,
                (XmlSchemaComplexType)element.ElementSchemaType,
                path,
                suffix,
                count.IsRepeated,
                new XmlQualifiedName(row.Name + "_" + element.QualifiedName.Name, row.Namespace),
                row);
    }

    private void AddAnonymous(
        SortedSet<string> lines,
        XmlSchemaComplexType type,
        string path,
        string suffix,
        bool isRepeated,
        XmlQualifiedName own,
        XmlQualifiedName row)
    {
        if (IsDerived(type))
        {
            lines.Add($"{path}{suffix} is {Name(own)}");
            open.Enqueue((own.Namespace, own.Name, type));
            return;
        }

        var before = lines.Count;
        AddMembers(lines, type, isRepeated ? path + "[]/" : path + "/", isRepeated ? own : row);
        if (lines.Count == before) lines.Add(isRepeated ? $"{path}[]/" : $"{path} raw");
    }

    /// <summary>A complex type that comes from another one; <c>xs:anyType</c> above all does not count.</summary>
    private static bool IsDerived(XmlSchemaComplexType type) =>
        type.BaseXmlSchemaType is XmlSchemaComplexType { QualifiedName: var name } && name.Namespace != XmlSchema.Namespace;

    private static bool IsAnonymous(XmlSchemaType? type) => type is XmlSchemaComplexType { QualifiedName.IsEmpty: true };

    private static bool IsUntyped(XmlSchemaElement element) =>
        element is { SchemaTypeName.IsEmpty: true, SchemaType: null, RefName.IsEmpty: true };

    /// <summary>The simple type below the content, and the values that the nearest restriction on the way to it allows.</summary>
    private static string? TextOf(XmlSchemaComplexType type)
    {
        if (type.ContentType != XmlSchemaContentType.TextOnly) return null;
        string[] values = [];
        XmlSchemaType? above = type;
        for (; above is XmlSchemaComplexType complex; above = complex.BaseXmlSchemaType)
        {
            if (values.Length > 0 || complex.ContentModel?.Content is not XmlSchemaSimpleContentRestriction restriction) continue;
            values = [.. restriction.Facets.OfType<XmlSchemaEnumerationFacet>().Select(facet => facet.Value!)];
        }

        return SimpleDescription.Of((XmlSchemaSimpleType)above!) is var text && values.Length == 0
            ? text
            : SimpleDescription.Of(text.Split(' ')[0], values);
    }

    private static string Name(XmlQualifiedName name) => $"{{{name.Namespace}}}{name.Name}";
}
