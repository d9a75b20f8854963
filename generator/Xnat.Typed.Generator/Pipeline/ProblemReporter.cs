using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Generator.Pipeline;

/// <summary>Turns problems into diagnostics at their place in the schema file.</summary>
internal static class ProblemReporter
{
    public static void Report(SourceProductionContext output, EquatableArray<Problem> problems)
    {
        foreach (var problem in problems)
        {
            var descriptor = DescriptorOf(ProblemCatalog.Find(problem.Code));
            output.ReportDiagnostic(Diagnostic.Create(
                descriptor, LocationOf(problem.Position), problem.Arguments.Cast<object>().ToArray()));
        }
    }

    public static DiagnosticDescriptor DescriptorOf(ProblemDescription description) => new(
        description.Code,
        description.Title,
        description.Message,
        "Xnat.Typed",
        description.Severity switch
        {
            ProblemSeverity.Error => DiagnosticSeverity.Error,
            ProblemSeverity.Warning => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Info,
        },
        isEnabledByDefault: true);

    private static Location LocationOf(SchemaPosition? position)
    {
        if (position is null) return Location.None;
        var start = new LinePosition(System.Math.Max(0, position.Line - 1), System.Math.Max(0, position.Column - 1));
        return Location.Create(position.Path, default, new LinePositionSpan(start, start));
    }
}
