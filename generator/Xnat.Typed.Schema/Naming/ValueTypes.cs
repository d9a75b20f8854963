using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming.Identifiers;

namespace Xnat.Typed.Schema.Naming;

/// <summary>The C# type of a simple value, without the question mark.</summary>
internal static class ValueTypes
{
    public static string NameOf(SimpleValue value, TypeTable types, string fromNamespace) =>
        value.Named is { } named ? types.Enumerations.Write(named, fromNamespace)
        : value.Kind switch
        {
            SimpleKind.Boolean => "bool",
            SimpleKind.Int => "int",
            SimpleKind.Long => "long",
            SimpleKind.ULong => "ulong",
            SimpleKind.Double => "double",
            SimpleKind.Decimal => "decimal",
            SimpleKind.Date => KnownNames.Write("DateOnly", types.Shadowed),
            SimpleKind.Time => KnownNames.Write("TimeOnly", types.Shadowed),
            SimpleKind.DateTime => KnownNames.Write("DateTime", types.Shadowed),
            _ => "string",
        };
}
