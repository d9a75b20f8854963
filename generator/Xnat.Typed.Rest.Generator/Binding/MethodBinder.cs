using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xnat.Typed.Rest.Generator.Model;
using Xnat.Typed.Rest.Generator.Problems;

namespace Xnat.Typed.Rest.Generator.Binding;

/// <summary>Reads one method of a REST interface.</summary>
internal sealed class MethodBinder(Speller speller, EnumTexts enums, Reporter reporter)
{
    /// <summary>The method, or <see langword="null"/> after reporting why not.</summary>
    public MethodModel? Bind(IMethodSymbol method, CancellationToken token)
    {
        var before = reporter.Count;
        if (VerbOf(method) is not var (data, verb)) return null;
        if (RouteBinder.Check(AttributeNames.Text(data), data, method, reporter) is not { } template) return null;
        if (method.IsGenericMethod) reporter.Report(Catalogue.Unreachable, method, method.Name, "it has type parameters");
        var answer = AnswerOf(method, out var result);
        var values = new ValueBinder(enums);
        var route = new RouteBinder(values, reporter, method, data).Bind(template);
        if (reporter.Count != before) return null;
        var parameters = new ParameterBinder(values, reporter, method, verb, template);
        parameters.Bind();
        if (reporter.Count != before) return null;
        var syntax = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(token) as MethodDeclarationSyntax;
        var names = method.Parameters.Select(static parameter => parameter.Name).ToList();
        return new MethodModel(
            speller.Of(method.ContainingType),
            Speller.Identifier(method.Name),
            speller.Of(method.ReturnType, syntax?.ReturnType),
            answer,
            ResultType(result, syntax),
            new(method.Parameters.Select((parameter, index) => $"{Type(parameter, index, syntax)} {Speller.Identifier(parameter.Name)}")),
            parameters.Token,
            Free("request", names),
            verb,
            AttributeNames.Text(data)!,
            new(route),
            new(HeaderBinder.Bind(method).Concat(parameters.Steps)));
    }

    /// <summary>The wanted name, or the nearest one that is not taken.</summary>
    public static string Free(string wanted, IReadOnlyCollection<string> taken)
    {
        while (taken.Contains(wanted)) wanted += "_";
        return wanted;
    }

    private (AttributeData Data, string Verb)? VerbOf(IMethodSymbol method)
    {
        var verbs = AttributeNames.VerbsOf(method).ToList();
        if (verbs.Count == 1) return verbs[0];
        reporter.Report(Catalogue.NoRoute, method, method.Name, verbs.Count == 0 ? "it has no route" : "it has more than one route");
        return null;
    }

    private AnswerKind AnswerOf(IMethodSymbol method, out ITypeSymbol? result)
    {
        result = null;
        if (Shapes.Is(method.ReturnType, "System.Threading.Tasks.Task")) return AnswerKind.None;
        if (method.ReturnType is INamedTypeSymbol named && Shapes.Is(named, "System.Threading.Tasks.Task<TResult>"))
        {
            var argument = named.TypeArguments[0];
            result = argument;
            if (argument.SpecialType == SpecialType.System_String) return AnswerKind.Text;
            if (Shapes.Is(argument, "System.Net.Http.HttpResponseMessage")) return AnswerKind.Response;
            if (Shapes.Is(argument, "System.Net.Http.HttpContent")) return AnswerKind.Content;
            if (Shapes.Is(argument, "System.IO.Stream")) return AnswerKind.Stream;
            var space = argument.TypeKind == TypeKind.Error ? "" : argument.ContainingNamespace?.ToDisplayString();
            if (space is not ("System.Net.Http" or "System.IO" or "System.Threading.Tasks")) return AnswerKind.Json;
        }

        reporter.Report(Catalogue.ReturnType, method, method.Name, method.ReturnsVoid ? "nothing" : method.ReturnType.ToDisplayString());
        return AnswerKind.None;
    }

    private string ResultType(ITypeSymbol? result, MethodDeclarationSyntax? syntax) =>
        result is null ? "" : speller.Of(result, (syntax?.ReturnType.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault())?.TypeArgumentList.Arguments.FirstOrDefault());

    private string Type(IParameterSymbol parameter, int index, MethodDeclarationSyntax? syntax) =>
        speller.Of(parameter.Type, syntax?.ParameterList.Parameters.ElementAtOrDefault(index)?.Type);
}
