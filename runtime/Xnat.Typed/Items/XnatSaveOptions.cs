namespace Xnat.Typed;

/// <summary>How changes are saved.</summary>
public sealed record XnatSaveOptions
{
    /// <summary>
    /// Whether what somebody else changed on the server since the object was read is overwritten. Then nothing is read before sending: that
    /// makes two requests instead of three, and rows that others have added meanwhile to a list without a key are overwritten, too.
    /// </summary>
    /// <value><see langword="false"/>: it is a conflict, and nothing is sent.</value>
    public bool Overwrite { get; init; }

    /// <summary>
    /// Whether what the schema asks of values is left to the server: lengths, bounds, patterns, listed values, fields that must be there.
    /// </summary>
    /// <value><see langword="false"/>: a value that the schema does not allow is refused before anything is sent.</value>
    public bool IgnoreSchemaRules { get; init; }

    /// <summary>Why, for sites that demand a reason for changes.</summary>
    /// <value>That of the client's options.</value>
    public string? Reason { get; init; }
}
