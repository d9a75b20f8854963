using System;
using System.Linq;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Reading;

namespace Xnat.Typed.Schema.Binding;

/// <summary>The built-in types of XML Schema (part 2, clause 3) and the value space that each is read as.</summary>
internal static class BuiltInTypes
{
    private static readonly string[] All =
    [
        "string", "boolean", "decimal", "float", "double", "duration", "dateTime", "time", "date", "gYearMonth", "gYear", "gMonthDay",
        "gDay", "gMonth", "hexBinary", "base64Binary", "anyURI", "QName", "NOTATION", "normalizedString", "token", "language", "NMTOKEN",
        "NMTOKENS", "Name", "NCName", "ID", "IDREF", "IDREFS", "ENTITY", "ENTITIES", "integer", "nonPositiveInteger", "negativeInteger",
        "long", "int", "short", "byte", "nonNegativeInteger", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte",
        "positiveInteger", "anySimpleType", "anyType",
    ];

    public static bool IsBuiltIn(QualifiedName name) => name.Namespace == Xsd.NamespaceName;

    public static bool IsAnyType(QualifiedName name) => IsBuiltIn(name) && name.LocalName == "anyType";

    public static SimpleKind KindOf(string localName) => localName switch
    {
        "boolean" => SimpleKind.Boolean,
        "int" or "short" or "byte" or "unsignedShort" or "unsignedByte" => SimpleKind.Int,
        "integer" or "long" or "unsignedInt" or "nonNegativeInteger" or "positiveInteger" or "nonPositiveInteger" or "negativeInteger"
            => SimpleKind.Long,
        "unsignedLong" => SimpleKind.ULong,
        "float" or "double" => SimpleKind.Double,
        "decimal" => SimpleKind.Decimal,
        "date" => SimpleKind.Date,
        "time" => SimpleKind.Time,
        "dateTime" => SimpleKind.DateTime,
        _ => SimpleKind.String,
    };

    public static SimpleValue Text { get; } = Plain("string");

    /// <summary>An element without type: <c>xs:anyType</c> by XML Schema 1.0, 3.3.2, and a text column in XNAT.</summary>
    public static SimpleValue Untyped { get; } = Plain("anyType");

    /// <summary>The built-in type of that name; in another case, or none at all, what it is taken for.</summary>
    public static string Nearest(string localName) =>
        All.FirstOrDefault(name => name == localName)
        ?? All.FirstOrDefault(name => string.Equals(name, localName, StringComparison.OrdinalIgnoreCase))
        ?? "string";

    public static SimpleValue Plain(string localName) =>
        new(KindOf(localName), "xs:" + localName, null, EquatableArray<string>.Empty, null, null, null);
}
