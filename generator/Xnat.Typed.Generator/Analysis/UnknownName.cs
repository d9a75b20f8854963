using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Xnat.Typed.Generator.Analysis;

/// <summary>A member that is not there makes an invalid operation, of which the object is a part.</summary>
internal static class UnknownName
{
    /// <summary>The name of the member, or <see langword="null"/> if the operation is invalid for another reason.</summary>
    public static SimpleNameSyntax? In(IOperation invalid) => invalid.Syntax switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        IdentifierNameSyntax initialized => initialized,
        _ => null,
    };

    /// <summary>The type of the object, if it is one of those that are looked for.</summary>
    public static ITypeSymbol? OwnerOf(IOperation invalid, Func<ITypeSymbol?, bool> isWanted) =>
        invalid.ChildOperations.Select(child => child.Type).FirstOrDefault(isWanted)
        ?? (invalid.Syntax is IdentifierNameSyntax ? InitializedType(invalid, isWanted) : null);

    private static ITypeSymbol? InitializedType(IOperation invalid, Func<ITypeSymbol?, bool> isWanted)
    {
        for (var around = invalid.Parent; around is not null; around = around.Parent)
            if (around is IObjectOrCollectionInitializerOperation { Type: { } type }) return isWanted(type) ? type : null;
        return null;
    }
}
