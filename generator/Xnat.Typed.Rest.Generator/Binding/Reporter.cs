using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xnat.Typed.Rest.Generator.Problems;

namespace Xnat.Typed.Rest.Generator.Binding;

/// <summary>Collects the problems of one interface.</summary>
/// <param name="fallback">Where to point for something that stands in no source file.</param>
internal sealed class Reporter(Location fallback)
{
    private readonly List<Problem> _problems = [];

    public int Count { get; private set; }

    /// <summary>Counts problems without keeping them: those of a base interface are reported where that is bound.</summary>
    public bool IsQuiet { get; set; }

    public IReadOnlyList<Problem> Problems => _problems;

    public void Report(DiagnosticDescriptor descriptor, ISymbol symbol, params string[] arguments) =>
        Report(descriptor, symbol.Locations.FirstOrDefault(static location => location.IsInSource) ?? fallback, arguments);

    /// <summary>Points at the first argument of an attribute, which is the route.</summary>
    public void Report(DiagnosticDescriptor descriptor, AttributeData data, params string[] arguments)
    {
        var syntax = data.ApplicationSyntaxReference?.GetSyntax();
        var argument = (syntax as AttributeSyntax)?.ArgumentList?.Arguments.FirstOrDefault();
        Report(descriptor, (argument ?? syntax)?.GetLocation() ?? fallback, arguments);
    }

    private void Report(DiagnosticDescriptor descriptor, Location location, string[] arguments)
    {
        Count++;
        if (!IsQuiet) _problems.Add(new Problem(descriptor.Id, Place.Of(location), new(arguments)));
    }
}
