using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Xnat.Typed.Generator.Pipeline;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Generator.Analysis;

/// <summary>
/// Reads the lambdas of queries as the library does when it runs: what cannot be asked of a server is an error, what is done with the rows
/// an information.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class QueryAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Refused = ProblemReporter.DescriptorOf(ProblemCatalog.NoQuery);
    private static readonly DiagnosticDescriptor DoneHere = ProblemReporter.DescriptorOf(ProblemCatalog.DoneWithRows);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Refused, DoneHere];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName("Xnat.Typed.XnatQuery`1") is { } query)
            context.RegisterOperationAction(operation => Inspect(operation, query), OperationKind.Invocation);
    }

    private static void Inspect(OperationAnalysisContext context, INamedTypeSymbol query)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!IsOf(call.TargetMethod.ContainingType, query) || call.Arguments.Length == 0) return;
        // The lambda is converted to a tree of expressions.
        if (call.Arguments[0].Value.DescendantsAndSelf().OfType<IAnonymousFunctionOperation>().FirstOrDefault() is not { } lambda) return;
        if (lambda.Body.Operations.FirstOrDefault() is not IReturnOperation { ReturnedValue: { } body }) return;
        var reader = new QueryFields(lambda.Symbol);
        var report = new QueryReport(context.ReportDiagnostic, Refused, DoneHere);
        switch (call.TargetMethod.Name)
        {
            case "Where":
                new QueryConditions(reader, report).Inspect(body);
                break;
            case "Select":
                new QueryColumns(reader, report).Inspect(body);
                break;
            case "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" when reader.IsField(body):
                report.Here(body, "rows are put into order when all have come");
                break;
            case "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending":
                report.Refuse(body, "rows are ordered by fields; order what is worked out of them after the query");
                break;
        }
    }

    private static bool IsOf(INamedTypeSymbol? type, INamedTypeSymbol query)
    {
        for (; type is not null; type = type.BaseType)
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, query)) return true;
        return false;
    }
}
