using System.Reflection;

namespace Xnat.Typed.Conventions.Tests;

/// <summary>Types as C# writes them.</summary>
internal static class CSharpName
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>The type of a property, with a question mark where it may be <see langword="null"/>.</summary>
    public static string Of(PropertyInfo property)
    {
        var isNullable = !property.PropertyType.IsValueType && Nullability.Create(property).ReadState == NullabilityState.Nullable;
        return Of(property.PropertyType) + (isNullable ? "?" : "");
    }

    public static string Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value) return Of(value) + "?";
        if (type.IsGenericType) return $"{type.Name[..type.Name.IndexOf('`')]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>";
        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => "bool",
            TypeCode.Int32 => "int",
            TypeCode.Int64 => "long",
            TypeCode.Double => "double",
            TypeCode.Decimal => "decimal",
            TypeCode.String => "string",
            _ => type.IsNested ? Of(type.DeclaringType!) + "." + type.Name : type.Name,
        };
    }
}
