using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xnat.Typed.Rest.Generator.Model;

namespace Xnat.Typed.Rest.Generator.Binding;

/// <summary>Works out the fixed headers of a method: bases of the declaring interface, that interface, the method; the later one wins.</summary>
internal static class HeaderBinder
{
    public static IEnumerable<RequestStep> Bind(IMethodSymbol method)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var line in method.ContainingType.AllInterfaces.Reverse().Concat<ISymbol>([method.ContainingType, method]).SelectMany(LinesOf))
        {
            var colon = line.IndexOf(':');
            var name = (colon < 0 ? line : line.Substring(0, colon)).Trim();
            headers.RemoveAll(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase));
            if (colon >= 0) headers.Add(new(name, line.Substring(colon + 1).Trim()));
        }

        return headers.Select(static header => new RequestStep(StepKind.FixedHeader, header.Key, Detail: header.Value));
    }

    private static IEnumerable<string> LinesOf(ISymbol symbol) =>
        (AttributeNames.Find(symbol, "Headers")?.ConstructorArguments ?? [])
            .Where(static argument => argument is { Kind: TypedConstantKind.Array, IsNull: false })
            .SelectMany(static argument => argument.Values)
            .Select(static value => value.Value as string)
            .Where(static line => !string.IsNullOrWhiteSpace(line))
            .Select(static line => line!);
}
