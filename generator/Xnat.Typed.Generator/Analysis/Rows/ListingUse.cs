using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Xnat.Typed.Generator.Analysis.Rows;

/// <summary>A listing that a loop goes through where it is made: <c>session.Scans.WithColumns(…)</c>.</summary>
/// <param name="expression">The listing.</param>
/// <param name="columns">Fields that its rows have, by the names of properties: <c>Parameters.Tr</c>.</param>
internal sealed class ListingUse(IOperation expression, HashSet<string> columns)
{
    /// <summary>
    /// What the library asks for without <c>WithColumns</c>, by the property that gives the listing. A test compares it with the library.
    /// </summary>
    public static IReadOnlyDictionary<string, string[]> UsualColumns { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Projects"] = ["Id", "Name", "SecondaryId", "Description"],
        ["Subjects"] = ["Id", "Project", "Label"],
        ["Experiments"] = ["Id", "Project", "Label", "Date", "SubjectId"],
        ["Assessors"] = ["Id", "Project", "Label", "Date"],
        ["Scans"] = ["Id", "Type", "Quality", "Note", "SeriesDescription"],
        ["Reconstructions"] = ["Id", "Type", "BaseScanType"],
    };

    public IOperation Expression { get; } = expression;

    public bool Has(string field) => columns.Contains(field);

    /// <summary>The listing behind what a loop goes through, whatever its columns; <see langword="null"/> if there is none.</summary>
    public static IOperation? Find(IOperation collection, INamedTypeSymbol listing)
    {
        for (var operation = collection; operation is not null;)
        {
            operation = Bare(operation);
            if (SymbolEqualityComparer.Default.Equals(operation.Type?.OriginalDefinition, listing)) return operation;
            operation = operation switch
            {
                IInvocationOperation { TargetMethod.Name: "WithCancellation" or "ConfigureAwait" } call =>
                    call.Instance ?? call.Arguments[0].Value,
                _ => null,
            };
        }

        return null;
    }

    /// <summary><see langword="null"/> where it cannot be seen which columns there are.</summary>
    public static ListingUse? Of(IOperation listing)
    {
        var added = new List<string>();
        for (var operation = listing; ;)
        {
            switch (operation)
            {
                case IInvocationOperation { TargetMethod.Name: "OfType", Instance: { } instance }:
                    operation = instance;
                    break;
                case IInvocationOperation
                {
                    TargetMethod.Name: "WithColumns" or "Where" or "WhereLike" or "WhereBetween", Instance: { } instance
                } call:
                    var names = Descriptors(call.Arguments[0].Value).Select(NameOf).ToArray();
                    if (Array.IndexOf(names, null) >= 0) return null;
                    added.AddRange(names!);
                    operation = instance;
                    break;
                case IPropertyReferenceOperation property when UsualColumns.TryGetValue(property.Property.Name, out var usual):
                    added.AddRange(usual);
                    return new ListingUse(listing, new HashSet<string>(added, StringComparer.Ordinal));
                default:
                    return null;
            }
        }
    }

    private static IEnumerable<IOperation> Descriptors(IOperation argument) => Bare(argument) switch
    {
        ICollectionExpressionOperation list => list.Elements.Select(Bare),
        IArrayCreationOperation array => array.Initializer?.ElementValues.Select(Bare) ?? [],
        var single => [single],
    };

    private static IOperation Bare(IOperation operation)
    {
        while (operation is IConversionOperation conversion) operation = conversion.Operand;
        return operation;
    }

    /// <summary>A descriptor that is written out; one that is composed or comes from elsewhere has no name here.</summary>
    private static string? NameOf(IOperation descriptor) =>
        descriptor is IPropertyReferenceOperation { Property: { IsStatic: true } property }
        && DescriptorName.Of(property) is { Owner: not null } found
            ? found.Name
            : null;
}
