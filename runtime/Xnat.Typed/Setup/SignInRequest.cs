namespace Xnat.Typed;

/// <summary>
/// What a credential sends to open a session; nothing for a guest. Where it has both, the header is tried first, and the form where the
/// header was overlooked.
/// </summary>
internal sealed record SignInRequest
{
    /// <summary>Fields of the sign-in form.</summary>
    public IReadOnlyDictionary<string, string>? Form { get; init; }

    /// <summary>A whole <c>Authorization</c> header.</summary>
    public string? Authorization { get; init; }

    /// <summary>Id of a session that is running already: nothing is to be opened.</summary>
    public string? Session { get; init; }

    /// <summary>Whether another one sends the same: what was refused a moment ago is not sent again.</summary>
    public bool IsSameAs(SignInRequest other) =>
        Authorization == other.Authorization && Session == other.Session
        && Sorted(Form).SequenceEqual(Sorted(other.Form));

    /// <summary>The class alone; never what it holds.</summary>
    public override string ToString() => nameof(SignInRequest);

    private static IEnumerable<KeyValuePair<string, string>> Sorted(IReadOnlyDictionary<string, string>? form) =>
        form is null ? [] : form.OrderBy(static field => field.Key, StringComparer.Ordinal);
}
