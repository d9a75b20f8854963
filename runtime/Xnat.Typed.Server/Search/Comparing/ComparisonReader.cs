using Xnat.Typed.Server.Errors;

namespace Xnat.Typed.Server.Search.Comparing;

/// <summary>Reads comparison types: any case, blanks around and inside. Null tests may be spread over comparison and value.</summary>
internal static class ComparisonReader
{
    /// <exception cref="RestException">500: XNAT puts the word into its SQL without looking, and the database refuses it.</exception>
    public static Comparison Read(string type, string value) => Words(type) switch
    {
        "=" => Comparison.Equal,
        "!=" or "<>" => Comparison.NotEqual,
        "<" => Comparison.Less,
        "<=" => Comparison.LessOrEqual,
        ">" => Comparison.Greater,
        ">=" => Comparison.GreaterOrEqual,
        // pyxnat turns a star into a percent sign wherever it stands.
        "LIKE" or "%" => Comparison.Like,
        "IN" => Comparison.In,
        "BETWEEN" => Comparison.Between,
        "IS NULL" => Comparison.IsNull,
        "IS NOT NULL" => Comparison.IsNotNull,
        "IS" when Words(value) == "NULL" => Comparison.IsNull,
        "IS" when Words(value) == "NOT NULL" => Comparison.IsNotNull,
        "IS NOT" when Words(value) is "NULL" or "" => Comparison.IsNotNull,
        _ => throw new RestException(500),
    };

    private static string Words(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
