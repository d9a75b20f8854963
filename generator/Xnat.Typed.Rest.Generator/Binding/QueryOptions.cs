using Microsoft.CodeAnalysis;

namespace Xnat.Typed.Rest.Generator.Binding;

/// <summary>What <c>[Query]</c> says on a parameter or property; the defaults where it is absent.</summary>
internal sealed record QueryOptions(bool IsGiven, string Delimiter, string Prefix, string? Format, string List, bool AsString)
{
    private static readonly string[] Lists = ["RefitParameterFormatter", "Csv", "Ssv", "Tsv", "Pipes", "Multi"];

    public static QueryOptions Of(ISymbol symbol)
    {
        var options = new QueryOptions(false, ".", "", null, Lists[0], false);
        if (AttributeNames.Find(symbol, "Query") is not { } data) return options;
        options = options with { IsGiven = true };
        var texts = 0;
        foreach (var argument in data.ConstructorArguments)
        {
            options = argument.Value switch
            {
                int list => options with { List = ListOf(list) },
                var text when texts++ == 0 => options with { Delimiter = text as string ?? "" },
                var text when texts == 2 => options with { Prefix = text as string ?? "" },
                var text => options with { Format = text as string },
            };
        }

        foreach (var named in data.NamedArguments)
        {
            options = named.Key switch
            {
                "Format" => options with { Format = named.Value.Value as string },
                "CollectionFormat" => options with { List = ListOf((int)named.Value.Value!) },
                "TreatAsString" => options with { AsString = named.Value.Value is true },
                _ => options,
            };
        }

        return options with { Prefix = options.Prefix.Length == 0 ? "" : options.Prefix + options.Delimiter };
    }

    private static string ListOf(int value) => value >= 0 && value < Lists.Length ? Lists[value] : Lists[0];
}
