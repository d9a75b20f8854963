using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Xnat.Typed.Generator.Analysis;

/// <summary>Looks at single uses of properties, descriptors and classes.</summary>
internal sealed class MissingMemberUses(MissingTypes missing, GivenSchemas schemas, DiagnosticDescriptor rule)
{
    /// <summary>A read, a write, an object initialiser, a pattern, an expression tree: all are the same operation.</summary>
    public void InspectProperty(OperationAnalysisContext context)
    {
        var use = (IPropertyReferenceOperation)context.Operation;
        var property = use.Property;
        if (!missing.PropertyNames.Contains(property.Name)) return;
        var (owner, name) = property.IsStatic ? DescriptorName.Of(property) : OwnerOfProperty(property);
        if (owner is null || missing.OfClass(owner.ToDisplayString()) is not { } found) return;
        if (!found.Members.TryGetValue(name, out var member)) return;
        if (!property.IsStatic && (member.IsInMissingGroup || IsGivenFor(use.Instance?.Type, member.Path))) return;
        Report(context.ReportDiagnostic, NameIn(use.Syntax), found.DataType + "/" + member.Path, found.DataType);
    }

    /// <summary>Any mention of a class: a creation, a type argument, a pattern, a declaration.</summary>
    public void InspectName(SyntaxNodeAnalysisContext context)
    {
        var name = (IdentifierNameSyntax)context.Node;
        if (!missing.ClassNames.Contains(name.Identifier.ValueText) || name.IsPartOfStructuredTrivia()) return;
        if (context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol is not INamedTypeSymbol type) return;
        if (missing.OfClass(type.ToDisplayString()) is { IsWhole: true } found)
            Report(context.ReportDiagnostic, name, found.DataType, found.DataType);
    }

    private void Report(Action<Diagnostic> report, SyntaxNode node, string subject, string dataType) =>
        report(Diagnostic.Create(rule, node.GetLocation(), subject, schemas.Describe(dataType)));

    /// <summary>A group is a class inside the class that has a property of its type.</summary>
    private static (INamedTypeSymbol? Owner, string Name) OwnerOfProperty(IPropertySymbol property)
    {
        var names = new List<string> { property.Name };
        var type = property.ContainingType;
        while (type?.BaseType?.Name == "XnatElement" && type.ContainingType is { } outer)
        {
            var holder = outer
                .GetMembers()
                .OfType<IPropertySymbol>()
                .FirstOrDefault(candidate => SymbolEqualityComparer.Default.Equals(candidate.Type, type));
            if (holder is null) return (null, "");
            names.Insert(0, holder.Name);
            type = outer;
        }

        return (type, string.Join(".", names));
    }

    /// <summary>Whether the schemas have the field on the object's own type, though not on the one that declares the property.</summary>
    private bool IsGivenFor(ITypeSymbol? receiver, string path)
    {
        for (var type = receiver; type is not null; type = type.BaseType)
            if (missing.DataTypeOf(type.ToDisplayString()) is { } dataType) return missing.Has(dataType, path);
        return false;
    }

    private static SyntaxNode NameIn(SyntaxNode use) => use switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => use,
    };
}
