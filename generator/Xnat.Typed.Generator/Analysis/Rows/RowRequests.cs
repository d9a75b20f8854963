using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Xnat.Typed.Generator.Analysis.Rows;

/// <summary>Finds what is awaited for each row of a listing and asks the server.</summary>
/// <remarks>A loop that may end early, by <c>break</c> or <c>return</c>, looks for something and is left alone.</remarks>
internal static class RowRequests
{
    public static IEnumerable<RowRequest> Find(RowUses uses, INamedTypeSymbol listing)
    {
        var body = uses.Loop.Body;
        if (body.Descendants().Any(operation => MayEnd(uses.Loop, operation))) yield break;
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (operation is IAwaitOperation { Operation: { } awaited } && CallIn(awaited) is { } call)
            {
                if (SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingAssembly, listing.ContainingAssembly)
                    && OfRow(call) is { } receiver
                    && NameOf(call.Syntax) is { } name)
                {
                    var method = name.Identifier.ValueText;
                    yield return new RowRequest(name, method, Advice(method, receiver == call.Instance));
                }
            }
            else if (operation is IForEachLoopOperation { IsAsynchronous: true } inner
                && ListingUse.Find(inner.Collection, listing) is { } rows
                && IsBelowRow(rows))
            {
                yield return new RowRequest(rows.Syntax, rows.Syntax.ToString(),
                    "A listing of the object above (project.Experiments), or a query (xnat.Query<MrScanData>()), gives all in one.");
            }
        }

        // What the call is about: the row, something of it, or a listing that is asked for something of it.
        IOperation? OfRow(IInvocationOperation call)
        {
            var parts = call.Instance is { } instance ? call.Arguments.Select(argument => argument.Value).Prepend(instance)
                : call.Arguments.Select(argument => argument.Value);
            return parts.FirstOrDefault(IsBelowRow);
        }

        bool IsBelowRow(IOperation operation) =>
            !uses.IsWithin<IAnonymousFunctionOperation>(operation) && operation.DescendantsAndSelf().Any(uses.IsRow);
    }

    private static IInvocationOperation? CallIn(IOperation awaited) => awaited switch
    {
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } instance } => CallIn(instance),
        IInvocationOperation call => call,
        IConversionOperation conversion => CallIn(conversion.Operand),
        _ => null,
    };

    private static bool MayEnd(IForEachLoopOperation loop, IOperation operation) => operation switch
    {
        IReturnOperation { IsImplicit: false } => true,
        IBranchOperation { BranchKind: BranchKind.Break } branch => SymbolEqualityComparer.Default.Equals(branch.Target, loop.ExitLabel),
        IBranchOperation { BranchKind: BranchKind.GoTo } => true,
        _ => false,
    };

    private static SimpleNameSyntax? NameOf(SyntaxNode call) => call is InvocationExpressionSyntax invocation
        ? invocation.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            SimpleNameSyntax name => name,
            _ => null,
        }
        : null;

    private static string Advice(string method, bool isOfRowsListing) => method switch
    {
        "LoadAsync" => "Where fields are all that is needed, list with these columns (WithColumns); they come with the rows.",
        "FieldsAsync" => "Custom variables can be columns of the listing: Schema.Fields.Then(…), WithColumns.",
        "GetAsync" or "FindAsync" when !isOfRowsListing =>
            "FindManyAsync looks all of them up by one listing.",
        _ => "ForEachAsync on the listing does it with several at a time, and goes on where one fails (docs/bulk.md).",
    };
}
