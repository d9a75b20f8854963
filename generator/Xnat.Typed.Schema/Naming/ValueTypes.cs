using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Naming;

/// <summary>The C# type of a simple value, without the question mark.</summary>
internal static class ValueTypes
{
    public static string NameOf(SimpleValue value, TypeTable types, NameScope scope) =>
        value.Named is { } named ? scope.Write(types.EnumerationOf(named))
        : value.Kind switch
        {
            SimpleKind.Boolean => "bool",
            SimpleKind.Int => "int",
            SimpleKind.Long => "long",
            SimpleKind.ULong => "ulong",
            SimpleKind.Double => "double",
            SimpleKind.Decimal => "decimal",
            SimpleKind.Date => scope.Known("DateOnly"),
            SimpleKind.Time => scope.Known("TimeOnly"),
            SimpleKind.DateTime => scope.Known("DateTime"),
            _ => "string",
        };
}
