using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Xnat.Typed.Generator.Pipeline;
using Xnat.Typed.Schema.Comparing;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Generator.Analysis;

/// <summary>
/// Says which custom variable was meant where the code names one that the project does not declare, and refuses constants that it does not
/// allow.
/// </summary>
/// <remarks>All that it needs stands in the generated classes, whichever assembly they are in.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VariableAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Unknown = ProblemReporter.DescriptorOf(ProblemCatalog.NoSuchVariable);

    private static readonly DiagnosticDescriptor NotAllowed = ProblemReporter.DescriptorOf(ProblemCatalog.ValueNotAllowed);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Unknown, NotAllowed];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var variables = context.Compilation.GetTypeByMetadataName("Xnat.Typed.XnatVariableView");
        var forms = context.Compilation.GetTypeByMetadataName("Xnat.Typed.XnatFormView");
        var allowed = context.Compilation.GetTypeByMetadataName("Xnat.Typed.Model.XnatAllowedValuesAttribute");
        if (variables is null || forms is null || allowed is null) return;
        context.RegisterOperationAction(use => InspectInvalid(use, variables, forms), OperationKind.Invalid);
        context.RegisterOperationAction(use => InspectCreation(use, allowed), OperationKind.ObjectCreation);
    }

    /// <summary>A member that is not there makes an invalid operation, of which the object is a part.</summary>
    private static void InspectInvalid(OperationAnalysisContext context, INamedTypeSymbol variables, INamedTypeSymbol forms)
    {
        if (UnknownName.In(context.Operation) is not { } name) return;
        if (UnknownName.OwnerOf(context.Operation, IsView) is not { } view) return;
        var known = view.GetMembers().OfType<IPropertySymbol>().Select(property => property.Name).ToArray();
        var written = name.Identifier.ValueText;
        if (known.Contains(written)) return;
        Report(context, Unknown, name, written, view.Name, NearName.Find(written, known));

        bool IsView(ITypeSymbol? type) =>
            SymbolEqualityComparer.Default.Equals(type?.BaseType, variables)
            || SymbolEqualityComparer.Default.Equals(type?.BaseType, forms);
    }

    private static void InspectCreation(OperationAnalysisContext context, INamedTypeSymbol allowed)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation.Arguments.Length != 1) return;
        if (creation.Arguments[0].Value.ConstantValue is not { HasValue: true, Value: string text }) return;
        var attribute = creation.Type?.GetAttributes()
            .FirstOrDefault(data => SymbolEqualityComparer.Default.Equals(data.AttributeClass, allowed));
        if (attribute is not { ConstructorArguments.Length: 1 }) return;
        if (attribute.ConstructorArguments[0] is not { Kind: TypedConstantKind.Array, IsNull: false }) return;
        var values = attribute.ConstructorArguments[0].Values.Select(value => value.Value as string ?? "").ToArray();
        if (values.Contains(text)) return;
        Report(context, NotAllowed, creation.Arguments[0].Syntax, text, creation.Type!.Name, NearName.Find(text, values));
    }

    private static void Report(
        OperationAnalysisContext context, DiagnosticDescriptor rule, SyntaxNode place, string found, string owner, string? near) =>
        context.ReportDiagnostic(Diagnostic.Create(
            rule,
            place.GetLocation(),
            near is null ? null : ImmutableDictionary<string, string?>.Empty.Add(FixTexts.Suggestion, near),
            found,
            owner,
            near is null ? "" : $" Did you mean '{near}'?"));
}
