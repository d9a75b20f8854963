using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Xnat.Typed.Generator.Pipeline;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Generator.Analysis;

/// <summary>Says which field was meant where the code names one that the class of a data type does not have.</summary>
/// <remarks>The compiler says that it is missing (CS1061, CS0117); where no field is near, nothing is added to that.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FieldNameAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = ProblemReporter.DescriptorOf(ProblemCatalog.NoSuchField);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (FieldNames.Of(context.Compilation) is { } names)
            context.RegisterOperationAction(operation => Inspect(operation, names), OperationKind.Invalid);
    }

    private static void Inspect(OperationAnalysisContext context, FieldNames names)
    {
        // What is called is no field.
        if (UnknownName.In(context.Operation) is not { Parent.Parent: not InvocationExpressionSyntax } name) return;
        if (UnknownName.OwnerOf(context.Operation, names.IsModel) is not { } owner) return;
        var written = name.Identifier.ValueText;
        if (names.Has(owner, written)) return;
        var meant = names.Near(owner, written);
        var advice = meant is not null ? $"Did you mean '{meant}'?" : names.DerivedWith(owner, written) is { } derived
            ? $"Classes derived from it have one, {derived} for example: narrow to it by OfType or a pattern."
            : null;
        if (advice is null) return;
        context.ReportDiagnostic(Diagnostic.Create(
            Rule,
            name.GetLocation(),
            meant is null ? null : ImmutableDictionary<string, string?>.Empty.Add(FixTexts.Suggestion, meant),
            written,
            owner.Name,
            advice));
    }
}
