using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Xnat.Typed.Rest.Generator.Binding;
using Xnat.Typed.Rest.Generator.Emitting;
using Xnat.Typed.Rest.Generator.Problems;

namespace Xnat.Typed.Rest.Generator;

/// <summary>Implements interfaces whose methods carry verb attributes.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class RestGenerator : IIncrementalGenerator
{
    private static readonly UTF8Encoding WithoutMarker = new(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // The compiler indexes attributes, not interfaces: each interface is bound at its first method that has a verb, and only there.
        foreach (var verb in AttributeNames.Verbs)
        {
            Register(context, context.SyntaxProvider.ForAttributeWithMetadataName(
                AttributeNames.MetadataName(verb),
                static (node, _) => node is MethodDeclarationSyntax { Parent: InterfaceDeclarationSyntax },
                static (match, token) => AtFirstVerb(match, token)));
        }

        Register(context, context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => node is InterfaceDeclarationSyntax { BaseList: not null } face && !face.Members.Any(static member => member.AttributeLists.Count > 0),
            static (match, token) => InheritingOnly(match, token)));
    }

    private static void Register(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<BindResult?> found)
    {
        var results = found.Where(static result => result is not null).WithTrackingName(Steps.Bind);
        var models = results.Select(static (result, _) => result!.Model).Where(static model => model is not null).WithTrackingName(Steps.Model);
        var problems = results.Select(static (result, _) => result!.Problems).Where(static list => list.Count > 0).WithTrackingName(Steps.Problems);
        context.RegisterSourceOutput(models, static (output, model) => output.AddSource(model!.HintName, SourceText.From(InterfaceEmitter.Emit(model), WithoutMarker)));
        context.RegisterSourceOutput(problems, static (output, list) =>
        {
            foreach (var problem in list) output.ReportDiagnostic(Catalogue.ToDiagnostic(problem));
        });
    }

    private static BindResult? AtFirstVerb(GeneratorAttributeSyntaxContext match, CancellationToken token)
    {
        var method = (IMethodSymbol)match.TargetSymbol;
        var face = method.ContainingType;
        var first = face.GetMembers().OfType<IMethodSymbol>().First(static member => AttributeNames.VerbsOf(member).Any());
        var isHere = SymbolEqualityComparer.Default.Equals(first, method) &&
            SymbolEqualityComparer.Default.Equals(AttributeNames.VerbsOf(method).First().Data.AttributeClass, match.Attributes[0].AttributeClass);
        return isHere ? InterfaceBinder.Bind(face, match.TargetNode.Parent!, match.SemanticModel, token) : null;
    }

    private static BindResult? InheritingOnly(GeneratorSyntaxContext match, CancellationToken token)
    {
        if (match.SemanticModel.GetDeclaredSymbol(match.Node, token) is not INamedTypeSymbol face) return null;
        if (face.DeclaringSyntaxReferences[0].GetSyntax(token) != match.Node || InterfaceBinder.HasVerb(face) || !face.AllInterfaces.Any(InterfaceBinder.HasVerb)) return null;
        // An interface that mixes REST with other things may well be meant for a class written by hand.
        var isRestOnly = face.AllInterfaces.Concat([face]).SelectMany(static type => type.GetMembers()).Where(static member => member.IsAbstract)
            .All(static member => member is IMethodSymbol method && AttributeNames.VerbsOf(method).Any());
        var result = isRestOnly ? InterfaceBinder.Bind(face, match.Node, match.SemanticModel, token) : null;
        return result?.Model is null ? null : result;
    }
}
