using System.Linq;
using Microsoft.CodeAnalysis;

namespace Xnat.Typed.Rest.Generator.Binding;

/// <summary>Judges how a type is sent. A type that is not known yet, because another generator makes it, counts as a value and is asked nothing.</summary>
internal static class Shapes
{
    public static Shape Of(ITypeSymbol type)
    {
        if (IsValue(type)) return Shape.Value;
        if (MapOf(type) is { } map) return IsValue(map.Key) && IsValue(map.Value) ? Shape.Map : Shape.None;
        if (ElementOf(type) is { } element) return IsValue(element) ? Shape.List : Shape.None;
        return IsPlainObject(type) ? Shape.Object : Shape.None;
    }

    /// <summary>The type without the question mark of a value type.</summary>
    public static ITypeSymbol Bare(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    /// <summary>Whether <c>?.</c> reads a member of it.</summary>
    public static bool CanBeNull(ITypeSymbol type) =>
        type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    public static bool Is(ITypeSymbol type, string fullName) => type.OriginalDefinition.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat) == fullName;

    /// <summary>Whether it is this class or one derived from it.</summary>
    public static bool IsA(ITypeSymbol type, string fullName)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (Is(current, fullName)) return true;
        }

        return false;
    }

    /// <summary>Element type of an array or of anything else that can be enumerated, texts excepted.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array) return array.ElementType;
        if (type.SpecialType == SpecialType.System_String) return null;
        return Itself(type, SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0];
    }

    /// <summary>Key and value of <c>IDictionary</c> and <c>Dictionary</c>; other dictionaries are not sent the same way by every back end.</summary>
    public static (ITypeSymbol Key, ITypeSymbol Value)? MapOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments.Length: 2 } named &&
        (Is(type, "System.Collections.Generic.IDictionary<TKey, TValue>") || Is(type, "System.Collections.Generic.Dictionary<TKey, TValue>"))
            ? (named.TypeArguments[0], named.TypeArguments[1])
            : null;

    private static bool IsValue(ITypeSymbol type)
    {
        var bare = Bare(type);
        if (bare.TypeKind is TypeKind.Error or TypeKind.Enum) return true;
        return bare.SpecialType is (>= SpecialType.System_Boolean and <= SpecialType.System_String) or SpecialType.System_DateTime ||
            bare.AllInterfaces.Any(static face => Is(face, "System.IFormattable")) ||
            Is(bare, "System.Uri") ||
            IsA(bare, "System.Globalization.CultureInfo");
    }

    private static bool IsPlainObject(ITypeSymbol type)
    {
        var bare = Bare(type);
        var space = bare.ContainingNamespace?.ToDisplayString() ?? "";
        return bare.TypeKind is TypeKind.Class or TypeKind.Struct &&
            bare.SpecialType == SpecialType.None &&
            space != "System" &&
            !space.StartsWith("System.", System.StringComparison.Ordinal);
    }

    private static INamedTypeSymbol? Itself(ITypeSymbol type, SpecialType wanted) =>
        type is INamedTypeSymbol named && named.OriginalDefinition.SpecialType == wanted
            ? named
            : type.AllInterfaces.FirstOrDefault(face => face.OriginalDefinition.SpecialType == wanted);
}
