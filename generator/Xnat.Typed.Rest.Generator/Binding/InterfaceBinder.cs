using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xnat.Typed.Rest.Generator.Model;
using Xnat.Typed.Rest.Generator.Problems;

namespace Xnat.Typed.Rest.Generator.Binding;

/// <summary>Reads a REST interface with everything it inherits.</summary>
internal static class InterfaceBinder
{
    private const int CSharp12 = 1200;

    public static BindResult Bind(INamedTypeSymbol face, SyntaxNode declaration, SemanticModel model, CancellationToken token)
    {
        var reporter = new Reporter(declaration is BaseTypeDeclarationSyntax named ? named.Identifier.GetLocation() : declaration.GetLocation());
        try
        {
            var found = Implementation(face, declaration, model, reporter, token);
            return new(reporter.Count == 0 ? found : null, new(reporter.Problems));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            reporter.Report(Catalogue.Broken, face, face.Name, $"{exception.GetType().Name}: {exception.Message}");
            return new(null, new(reporter.Problems));
        }
    }

    public static bool HasVerb(INamedTypeSymbol face) => face.GetMembers().OfType<IMethodSymbol>().Any(static member => AttributeNames.VerbsOf(member).Any());

    private static InterfaceModel? Implementation(INamedTypeSymbol face, SyntaxNode declaration, SemanticModel model, Reporter reporter, CancellationToken token)
    {
        if (Obstacle(face) is { } obstacle) reporter.Report(Catalogue.Unreachable, face, face.Name, obstacle);
        if (declaration.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: var version } && (int)version < CSharp12)
            reporter.Report(Catalogue.LanguageVersion, face, face.Name);
        if (reporter.Count > 0) return null;
        var outermost = declaration.AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>().Last();
        var speller = new Speller(model, outermost.SpanStart);
        var enums = new EnumTexts(speller);
        var binder = new MethodBinder(speller, enums, reporter);
        var methods = new List<MethodModel?>();
        foreach (var member in Members(face))
        {
            token.ThrowIfCancellationRequested();
            var owner = member.ContainingType;
            reporter.IsQuiet = !SymbolEqualityComparer.Default.Equals(owner, face) && owner.DeclaringSyntaxReferences.Length > 0 && HasVerb(owner);
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsStatic: false } method) methods.Add(binder.Bind(method, token));
            else reporter.Report(Catalogue.NoRoute, member, member.Name, member.IsStatic ? "it is static" : "it is not a method");
        }

        reporter.IsQuiet = false;
        if (reporter.Count > 0) return null;
        var usings = UsingDirectives.Of(face, outermost, token);
        var names = face.AllInterfaces.Concat([face]).SelectMany(static type => type.GetMembers()).OfType<IMethodSymbol>()
            .SelectMany(static method => method.Parameters).Select(static parameter => parameter.Name).ToList();
        return new InterfaceModel(
            HintNames.Of(face),
            face.ToDisplayString(),
            usings.Outer,
            face.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : "",
            usings.Inner,
            HintNames.ClassOf(face),
            speller.Of(face),
            MethodBinder.Free("connection", names),
            speller.Words(),
            new(methods.OfType<MethodModel>()),
            enums.All);
    }

    /// <summary>Why no class beside the interface can implement it.</summary>
    private static string? Obstacle(INamedTypeSymbol face)
    {
        if (face.IsFileLocal) return "it is local to its file; make it internal";
        for (var type = face; type is not null; type = type.ContainingType)
        {
            if (type.Arity > 0) return $"'{type.Name}' has type parameters";
            if (type.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal))
                return $"'{type.Name}' is not visible in its namespace; make it internal";
        }

        return null;
    }

    /// <summary>What an implementation must have: own members first, then inherited ones that have no body.</summary>
    private static IEnumerable<ISymbol> Members(INamedTypeSymbol face)
    {
        var all = new[] { face }.Concat(face.AllInterfaces).SelectMany(static type => type.GetMembers()).ToList();
        var given = new HashSet<ISymbol>(all.OfType<IMethodSymbol>().SelectMany(static method => method.ExplicitInterfaceImplementations), SymbolEqualityComparer.Default);
        return all.Where(member => member.IsAbstract && !given.Contains(member) && member is not IMethodSymbol { AssociatedSymbol: not null });
    }
}
