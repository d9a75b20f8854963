using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Xnat.Typed.Generator.Analysis.Rows;

/// <summary>Finds the first read of each field that the rows of a listing do not have.</summary>
/// <remarks>
/// A false alarm is worse than a miss: nothing is said of a row that something else got hold of before, of code that runs later (lambdas),
/// of fields that are set in the loop, and of reads whose exception is caught.
/// </remarks>
internal static class UnsentFields
{
    public static IEnumerable<UnsentField> Find(RowUses uses, ListingUse listing, INamedTypeSymbol listingType)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in uses.Properties)
        {
            var (read, names) = Whole(property);
            var name = string.Join(".", names);
            if (listing.Has(name)) continue;
            if (SymbolEqualityComparer.Default.Equals(read.Property.Type.OriginalDefinition, listingType)) continue;
            if (DescriptorName.Find(property.Property.ContainingType, names) is not { Type: INamedTypeSymbol descriptor }) continue;
            var isColumn = descriptor.Name == "XnatField";
            if (!isColumn && descriptor.Name is not ("XnatReference" or "XnatList")) continue;
            if (!IsRead(read) || IsExcused(uses, read) || !known.Add(name)) continue;
            var row = uses.Row.Type.Name;
            yield return new UnsentField(NameIn(read.Syntax), $"{row}.{name}", $"{row}.Schema.{name}", isColumn);
        }
    }

    /// <summary>A group is reached by one property and its fields by others: <c>scan.Parameters.Tr</c>.</summary>
    private static (IPropertyReferenceOperation Read, List<string> Names) Whole(IPropertyReferenceOperation property)
    {
        var names = new List<string> { property.Property.Name };
        while (property.Property.Type.BaseType?.Name == "XnatElement" && property.Parent is IPropertyReferenceOperation inner)
        {
            property = inner;
            names.Add(property.Property.Name);
        }

        return (property, names);
    }

    private static bool IsRead(IPropertyReferenceOperation property) => property.Parent switch
    {
        ISimpleAssignmentOperation assignment => assignment.Target != property,
        INameOfOperation or ITupleOperation => false,
        _ => true,
    };

    private static bool IsExcused(RowUses uses, IPropertyReferenceOperation read) =>
        uses.MayBeLoadedBefore(read)
        || uses.IsWithin<IAnonymousFunctionOperation>(read)
        || uses.IsWithin<ILocalFunctionOperation>(read)
        || uses.IsWithin<ITryOperation>(read)
        || uses.IsWithin<INameOfOperation>(read)
        || uses.Properties.Any(other => Whole(other).Read is { } written
            && SymbolEqualityComparer.Default.Equals(written.Property, read.Property)
            && !IsRead(written));

    private static SyntaxNode NameIn(SyntaxNode read) => read is MemberAccessExpressionSyntax access ? access.Name : read;
}
