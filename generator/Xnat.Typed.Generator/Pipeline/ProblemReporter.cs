using System.Globalization;
using System.IO;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Generator.Pipeline;

/// <summary>Turns problems into diagnostics at their place in the schema file.</summary>
/// <remarks>
/// The text begins with file and line: editors list such a problem and cannot show it in the schema, which is no document of theirs.
/// </remarks>
internal static class ProblemReporter
{
    public static void Report(SourceProductionContext output, EquatableArray<Problem> problems)
    {
        foreach (var problem in problems)
        {
            var descriptor = DescriptorOf(ProblemCatalog.Find(problem.Code), "{0}{1}");
            output.ReportDiagnostic(Diagnostic.Create(
                descriptor, LocationOf(problem.Position), Place(problem.Position), ProblemCatalog.Format(problem)));
        }
    }

    public static DiagnosticDescriptor DescriptorOf(ProblemDescription description) => DescriptorOf(description, description.Message);

    private static DiagnosticDescriptor DescriptorOf(ProblemDescription description, string message) => new(
        description.Code,
        description.Title,
        message,
        "Xnat.Typed",
        description.Severity switch
        {
            ProblemSeverity.Error => DiagnosticSeverity.Error,
            ProblemSeverity.Warning => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Info,
        },
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.LinkTo(description.Code));

    /// <summary><c>lab.xsd(12): </c>; of a file as a whole, its name alone.</summary>
    private static string Place(SchemaPosition? position)
    {
        if (position is null) return "";
        var line = position.Line > 0 ? "(" + position.Line.ToString(CultureInfo.InvariantCulture) + ")" : "";
        return Path.GetFileName(position.Path) + line + ": ";
    }

    private static Location LocationOf(SchemaPosition? position)
    {
        if (position is null) return Location.None;
        var start = new LinePosition(System.Math.Max(0, position.Line - 1), System.Math.Max(0, position.Column - 1));
        return Location.Create(position.Path, default, new LinePositionSpan(start, start));
    }
}
