namespace Xnat.Typed.Tool.Parity;

/// <summary>One row of the list.</summary>
/// <param name="Verb">The method.</param>
/// <param name="Template">The route, as the server's table names it.</param>
/// <param name="Query">What follows the question mark.</param>
/// <param name="Comparing">What of the answers is compared.</param>
internal sealed record ParityRequest(string Verb, string Template, string Query, Comparing Comparing)
{
    /// <summary>Another address of the same route, where the template is not what is sent.</summary>
    public string? Address { get; init; }

    public Step Step { get; init; } = Step.Read;

    /// <summary>Text to send.</summary>
    public string? Body { get; init; }

    public string Name => $"{Verb} {Template}";

    /// <summary>The address below the server, without a slash in front.</summary>
    /// <param name="values">What stands for each name in braces.</param>
    /// <param name="missing">The first name that has no value.</param>
    /// <returns><see langword="null"/> if one is missing.</returns>
    public string? AddressWith(IReadOnlyDictionary<string, string> values, out string? missing)
    {
        missing = null;
        var parts = (Address ?? Template).Split('{', '}');
        for (var index = 1; index < parts.Length; index += 2)
        {
            if (!values.TryGetValue(parts[index], out var value))
            {
                missing = parts[index];
                return null;
            }

            parts[index] = string.Join('/', value.Split('/').Select(Uri.EscapeDataString));
        }

        var path = string.Concat(parts).TrimStart('/');
        return Query.Length == 0 ? path : $"{path}?{Query}";
    }
}
