using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Xnat.Typed.Generator.Pipeline;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Generator.Analysis.Rows;

/// <summary>
/// Looks at loops over listings: fields that are read and were not sent, and requests that are made for each row. It reports what it is
/// sure of, which is what stands in the loop itself.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RowAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor NotSent = ProblemReporter.DescriptorOf(ProblemCatalog.NotSentToRow);

    private static readonly DiagnosticDescriptor ForEachRow = ProblemReporter.DescriptorOf(ProblemCatalog.RequestForEachRow);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [NotSent, ForEachRow];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName("Xnat.Typed.XnatListing`1") is { } listing)
            context.RegisterOperationAction(operation => Inspect(operation, listing), OperationKind.Loop);
    }

    private static void Inspect(OperationAnalysisContext context, INamedTypeSymbol listing)
    {
        if (context.Operation is not IForEachLoopOperation { IsAsynchronous: true } loop) return;
        if (loop.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: { } row }) return;
        if (ListingUse.Find(loop.Collection, listing) is not { } source) return;
        var uses = new RowUses(loop, row);
        if (ListingUse.Of(source) is { } use)
            foreach (var read in UnsentFields.Find(uses, use, listing)) Report(context, read, loop, use, row);
        foreach (var request in RowRequests.Find(uses, listing))
            context.ReportDiagnostic(Diagnostic.Create(ForEachRow, request.Place.GetLocation(), request.Name, request.Advice));
    }

    private static void Report(
        OperationAnalysisContext context, UnsentField read, IForEachLoopOperation loop, ListingUse use, ILocalSymbol row)
    {
        var texts = ImmutableDictionary<string, string?>.Empty.Add(FixTexts.Row, row.Name);
        if (read.IsColumn) texts = texts.Add(FixTexts.Column, read.Descriptor);
        context.ReportDiagnostic(Diagnostic.Create(
            NotSent,
            read.Place.GetLocation(),
            [use.Expression.Syntax.GetLocation(), loop.Syntax.GetLocation()],
            texts,
            read.Name,
            read.IsColumn ? read.Descriptor : read.Descriptor + ".Then(…)"));
    }
}
