using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Xnat.Typed.Generator.Analysis;

/// <summary>Tells fields of the objects of a query from everything else in its lambda.</summary>
internal sealed class QueryFields(IMethodSymbol lambda)
{
    private const string Terms = "XnatQueryTerms";

    /// <summary>Whether it depends on the object, or is evaluated once.</summary>
    public bool IsOfObject(IOperation operation) => operation.DescendantsAndSelf().Any(IsParameter);

    public bool IsParameter(IOperation operation) =>
        operation is IParameterReferenceOperation reference
        && lambda.Parameters.Any(parameter => SymbolEqualityComparer.Default.Equals(parameter, reference.Parameter));

    /// <summary>Whether it is a field or a custom variable, conversions and <c>.Value</c> aside.</summary>
    public bool IsField(IOperation operation) => Bare(operation) switch
    {
        IInvocationOperation { Instance: { } instance } call => HasVariables(instance) && !call.Arguments.Any(IsOfObject),
        IPropertyReferenceOperation { Instance: { } instance } property =>
            IsHolder(instance) && property.Property.SetMethod is not null && !IsModel(property.Type),
        _ => false,
    };

    /// <summary>Whether it is a custom variable that is read as something other than a text.</summary>
    public bool IsLooseVariable(IOperation operation) =>
        Bare(operation) is IInvocationOperation { Instance: { } instance } call
        && HasVariables(instance)
        && call.TargetMethod.Name != "Text";

    /// <summary>Whether members of it are members of an object of the query, of a group of one or of a row that it holds.</summary>
    public bool IsHolder(IOperation operation) => operation switch
    {
        IParameterReferenceOperation => IsParameter(operation) && !IsTerms(operation),
        IConversionOperation cast => IsHolder(cast.Operand),
        IParenthesizedOperation inner => IsHolder(inner.Operand),
        IPropertyReferenceOperation { Instance: { } instance } property =>
            IsModel(property.Type) && (IsTerms(instance) || IsHolder(instance)),
        _ => false,
    };

    public static IOperation Bare(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion when conversion.OperatorMethod is null && KeepsValue(conversion):
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation inner:
                    operation = inner.Operand;
                    break;
                case IPropertyReferenceOperation { Property.Name: "Value", Instance: { } nullable } when IsNullable(nullable.Type):
                    operation = nullable;
                    break;
                default:
                    return operation;
            }
        }
    }

    public static bool IsNullable(ITypeSymbol? type) => type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private static bool IsTerms(IOperation operation) => operation is IParameterReferenceOperation { Type.Name: Terms };

    private static bool HasVariables(IOperation operation) =>
        IsTerms(operation)
        || (operation is IPropertyReferenceOperation { Instance: { } terms, Property.Type.Name: "XnatQueryVariables" } && IsTerms(terms));

    private static bool KeepsValue(IConversionOperation conversion)
    {
        var (source, target) = (Underlying(conversion.Operand.Type), Underlying(conversion.Type));
        if (SymbolEqualityComparer.Default.Equals(source, target)) return true;
        return source?.SpecialType switch
        {
            SpecialType.System_Int32 => target?.SpecialType
                is SpecialType.System_Int64 or SpecialType.System_Double or SpecialType.System_Decimal,
            SpecialType.System_Int64 or SpecialType.System_UInt64 => target?.SpecialType
                is SpecialType.System_Double or SpecialType.System_Decimal,
            _ => false,
        };
    }

    private static ITypeSymbol? Underlying(ITypeSymbol? type) =>
        type is INamedTypeSymbol named && IsNullable(type) ? named.TypeArguments[0] : type;

    private static bool IsModel(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
            if (type.Name is "XnatItem" or "XnatElement" && type.ContainingNamespace.ToDisplayString() == "Xnat.Typed.Model") return true;
        return false;
    }
}
