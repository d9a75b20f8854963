using System;
using Microsoft.CodeAnalysis;

namespace Xnat.Typed.Generator.Analysis;

/// <summary>Where the findings about one query go.</summary>
internal sealed class QueryReport(Action<Diagnostic> report, DiagnosticDescriptor refused, DiagnosticDescriptor doneHere)
{
    /// <summary>It cannot be asked.</summary>
    public void Refuse(IOperation operation, string reason) => Add(refused, operation, reason);

    /// <summary>The server selects more, and the rest is done with the rows.</summary>
    public void Here(IOperation operation, string reason) => Add(doneHere, operation, reason);

    private void Add(DiagnosticDescriptor rule, IOperation operation, string reason) =>
        report(Diagnostic.Create(rule, operation.Syntax.GetLocation(), operation.Syntax.ToString(), reason));
}
