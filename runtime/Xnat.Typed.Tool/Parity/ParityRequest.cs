namespace Xnat.Typed.Tool.Parity;

/// <summary>One row of the list.</summary>
/// <param name="Verb">The method.</param>
/// <param name="Template">The route, as the server's table names it.</param>
/// <param name="Query">What follows the question mark; it may have names in braces as well.</param>
/// <param name="Comparing">What of the answers is compared.</param>
internal sealed record ParityRequest(string Verb, string Template, string Query, Comparing Comparing)
{
    /// <summary>Another address of the same route, where the template is not what is sent.</summary>
    public string? Address { get; init; }

    public Step Step { get; init; } = Step.Read;

    /// <summary>Makes what is sent.</summary>
    public Func<HttpContent>? Body { get; init; }

    /// <summary>The name in braces that has a value only if this has been done: an account may not be allowed to.</summary>
    public string? Gives { get; init; }

    /// <summary>Whether it is sent to the given server once more when all is over, so that nothing is left behind.</summary>
    public bool IsCleanUp { get; init; }

    public string Name => $"{Verb} {Template}";

    /// <summary>The address below the server, without a slash in front.</summary>
    /// <param name="values">What stands for each name in braces.</param>
    /// <param name="missing">The first name that has no value.</param>
    /// <returns><see langword="null"/> if one is missing.</returns>
    public string? AddressWith(IReadOnlyDictionary<string, string> values, out string? missing)
    {
        missing = null;
        var address = Address ?? Template;
        var parts = (Query.Length == 0 ? address : $"{address}?{Query}").Split('{', '}');
        for (var index = 1; index < parts.Length; index += 2)
        {
            if (!values.TryGetValue(parts[index], out var value))
            {
                missing = parts[index];
                return null;
            }

            parts[index] = string.Join('/', value.Split('/').Select(Uri.EscapeDataString));
        }

        return string.Concat(parts).TrimStart('/');
    }
}
