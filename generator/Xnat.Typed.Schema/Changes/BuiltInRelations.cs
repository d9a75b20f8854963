using System;
using System.Collections.Generic;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Changes;

/// <summary>
/// Which built-in types have all values of another one: by derivation (XML Schema part 2, 3), and by what can be written.
/// </summary>
internal static class BuiltInRelations
{
    private static readonly Dictionary<string, string> Bases = new(StringComparer.Ordinal)
    {
        ["string"] = "anySimpleType", ["anySimpleType"] = "anyType",
        ["normalizedString"] = "string", ["token"] = "normalizedString", ["language"] = "token", ["NMTOKEN"] = "token", ["Name"] = "token",
        ["NCName"] = "Name", ["ID"] = "NCName", ["IDREF"] = "NCName", ["ENTITY"] = "NCName", ["anyURI"] = "string",
        ["long"] = "integer", ["int"] = "long", ["short"] = "int", ["byte"] = "short",
        ["nonPositiveInteger"] = "integer", ["negativeInteger"] = "nonPositiveInteger",
        ["nonNegativeInteger"] = "integer", ["positiveInteger"] = "nonNegativeInteger", ["unsignedLong"] = "nonNegativeInteger",
        ["unsignedInt"] = "unsignedLong", ["unsignedShort"] = "unsignedInt", ["unsignedByte"] = "unsignedShort",
        ["integer"] = "decimal", ["decimal"] = "float", ["float"] = "double",
    };

    private static readonly string[] AnyText = ["xs:string", "xs:anySimpleType", "xs:anyType"];

    /// <summary>Whether whatever is a value of <paramref name="inner"/> can be written as one of <paramref name="outer"/>.</summary>
    public static bool Holds(SimpleValue outer, SimpleValue inner) =>
        outer.Kind == inner.Kind || (IsNumber(inner.Kind) && IsNumber(outer.Kind))
            ? IsAbove(outer.SchemaType, inner.SchemaType)
            : Array.IndexOf(AnyText, outer.SchemaType) >= 0;

    public static bool IsNumber(SimpleKind kind) =>
        kind is SimpleKind.Int or SimpleKind.Long or SimpleKind.ULong or SimpleKind.Double or SimpleKind.Decimal;

    private static bool IsAbove(string outer, string inner)
    {
        var goal = Local(outer);
        string? name = Local(inner);
        while (name != goal)
            if (!Bases.TryGetValue(name, out name)) return false;
        return true;
    }

    private static string Local(string schemaType) => schemaType.Substring(schemaType.IndexOf(':') + 1);
}
