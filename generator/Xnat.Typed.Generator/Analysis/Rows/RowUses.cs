using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Xnat.Typed.Generator.Analysis.Rows;

/// <summary>What the body of a loop does with its row.</summary>
internal sealed class RowUses
{
    private readonly List<ILocalReferenceOperation> references;

    public RowUses(IForEachLoopOperation loop, ILocalSymbol row)
    {
        (Loop, Row) = (loop, row);
        references = loop.Body.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Where(IsRow).ToList();
    }

    public IForEachLoopOperation Loop { get; }

    public ILocalSymbol Row { get; }

    /// <summary>Properties of the row itself, as they are reached.</summary>
    public IEnumerable<IPropertyReferenceOperation> Properties =>
        references.Select(reference => reference.Parent).OfType<IPropertyReferenceOperation>();

    public bool IsRow(IOperation operation) =>
        operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, Row);

    /// <summary>
    /// Whether the row may have been loaded before: by a call on it, or by whatever got hold of it. In a loop within the loop, what comes
    /// later in the text may have been before.
    /// </summary>
    public bool MayBeLoadedBefore(IOperation read) =>
        references.Any(reference => IsHandedOn(reference)
            && (reference.Syntax.SpanStart < read.Syntax.SpanStart || IsWithin<ILoopOperation>(read)));

    /// <summary>Whether it stands in something of a kind that is itself in the body.</summary>
    public bool IsWithin<T>(IOperation operation)
        where T : IOperation
    {
        for (var around = operation.Parent; around is not null && around != Loop; around = around.Parent)
            if (around is T) return true;
        return false;
    }

    /// <summary>Properties are read, texts are made of the row; anything else may ask the server for it.</summary>
    private static bool IsHandedOn(ILocalReferenceOperation reference)
    {
        var operation = (IOperation)reference;
        while (operation.Parent is IConversionOperation conversion) operation = conversion;
        return operation.Parent switch
        {
            IPropertyReferenceOperation or IInterpolationOperation or IBinaryOperation => false,
            IArgumentOperation { Parameter.Type.SpecialType: SpecialType.System_Object } => false,
            IInvocationOperation { TargetMethod.Name: "ToString" or "Get" } => false,
            _ => true,
        };
    }
}
