using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Reading;

namespace Xnat.Typed.Schema.Binding;

/// <summary>The built-in types of XML Schema (part 2, clause 3) and the value space that each is read as.</summary>
internal static class BuiltInTypes
{
    public static bool IsBuiltIn(QualifiedName name) => name.Namespace == Xsd.NamespaceName;

    public static bool IsAnyType(QualifiedName name) => IsBuiltIn(name) && name.LocalName == "anyType";

    public static SimpleKind KindOf(string localName) => localName switch
    {
        "boolean" => SimpleKind.Boolean,
        "int" or "short" or "byte" or "unsignedShort" or "unsignedByte" => SimpleKind.Int,
        "integer" or "long" or "unsignedInt" or "nonNegativeInteger" or "positiveInteger" or "nonPositiveInteger" or "negativeInteger" or "unsignedLong" => SimpleKind.Long,
        "float" or "double" => SimpleKind.Double,
        "decimal" => SimpleKind.Decimal,
        "date" => SimpleKind.Date,
        "time" => SimpleKind.Time,
        "dateTime" => SimpleKind.DateTime,
        _ => SimpleKind.String,
    };

    public static SimpleValue Text { get; } = Plain("string");

    public static SimpleValue Plain(string localName) => new(KindOf(localName), "xs:" + localName, null, EquatableArray<string>.Empty, null, null, null);
}
