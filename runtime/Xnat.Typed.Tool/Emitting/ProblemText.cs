using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Tool.Emitting;

/// <summary>Writes a problem as compilers do, so that editors and build servers find the place.</summary>
internal static class ProblemText
{
    public static string Of(Problem problem)
    {
        var place = problem.Position switch
        {
            null => "xnat-typed: ",
            { Line: < 1 } file => file.Path + ": ",
            { } position => $"{position.Path}({position.Line},{Math.Max(1, position.Column)}): ",
        };
        var severity = SeverityOf(problem) switch
        {
            ProblemSeverity.Error => "error",
            ProblemSeverity.Warning => "warning",
            _ => "info",
        };
        return $"{place}{severity} {problem.Code}: {ProblemCatalog.Format(problem)}";
    }

    public static ProblemSeverity SeverityOf(Problem problem) => ProblemCatalog.Find(problem.Code).Severity;
}
