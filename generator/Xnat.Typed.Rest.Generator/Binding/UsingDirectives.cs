using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xnat.Typed.Rest.Generator.Model;

namespace Xnat.Typed.Rest.Generator.Binding;

/// <summary>The using directives that generated code must repeat for the words of an interface to mean the same.</summary>
internal sealed record UsingDirectives(EquatableArray<string> Outer, EquatableArray<string> Inner)
{
    public static UsingDirectives Of(INamedTypeSymbol face, SyntaxNode declaration, CancellationToken token)
    {
        var outer = Outside(declaration, token).ToList();
        var inner = declaration.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().SelectMany(static space => space.Usings).Select(Text).ToList();
        // Types that another generator makes are repeated as they were written, and they may have been written in another file.
        foreach (var type in new[] { face }.Concat(face.AllInterfaces).Where(HasUnknown))
        {
            foreach (var reference in type.DeclaringSyntaxReferences)
                outer.AddRange(Outside(reference.GetSyntax(token), token));
        }

        return new(new(outer.Distinct()), new(inner.Distinct()));
    }

    private static IEnumerable<string> Outside(SyntaxNode node, CancellationToken token) =>
        ((CompilationUnitSyntax)node.SyntaxTree.GetRoot(token)).Usings.Where(static line => line.GlobalKeyword.IsKind(SyntaxKind.None)).Select(Text);

    private static string Text(UsingDirectiveSyntax line) => line.WithoutTrivia().NormalizeWhitespace().ToString();

    private static bool HasUnknown(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>().Any(static method =>
            Speller.HasUnknown(method.ReturnType) || method.Parameters.Any(static parameter => Speller.HasUnknown(parameter.Type)));
}
