using System.Xml.Schema;

namespace Xnat.Typed.Schema.Tests.Referee;

/// <summary>Describes simple types by the built-in type at the bottom and the allowed values.</summary>
internal static class SimpleDescription
{
    public static string Of(string builtIn, IEnumerable<string> values) => builtIn + string.Concat(values.Select(value => $" '{value}'"));

    /// <summary>An attribute without type holds any text.</summary>
    public static string Of(XmlSchemaAttribute attribute) =>
        attribute is { SchemaTypeName.IsEmpty: true, SchemaType: null, RefName.IsEmpty: true }
            ? "xs:string"
            : Of(attribute.AttributeSchemaType!);

    public static string Of(XmlSchemaSimpleType type)
    {
        string[] values = [];
        XmlSchemaType level = type;
        while (level.QualifiedName.Namespace != XmlSchema.Namespace)
        {
            // Lists and unions have no value space of their own in C#.
            if (((XmlSchemaSimpleType)level).Content is not XmlSchemaSimpleTypeRestriction restriction) return Of("xs:string", values);
            if (values.Length == 0)
                values =
                [
                    .. restriction.Facets.OfType<XmlSchemaEnumerationFacet>().Select(facet => facet.Value!).Distinct(StringComparer.Ordinal)
                ];
            level = level.BaseXmlSchemaType!;
        }

        return Of("xs:" + level.QualifiedName.Name, values);
    }
}
