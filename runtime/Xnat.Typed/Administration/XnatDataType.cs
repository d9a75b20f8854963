namespace Xnat.Typed;

/// <summary>A data type of the server.</summary>
/// <param name="Name">As in <c>xsi:type</c>: <c>xnat:mrSessionData</c>.</param>
/// <param name="Singular">What people call one of them: <c>MR Session</c>.</param>
/// <param name="Plural">What they call several.</param>
/// <param name="IsSecured">Whether rights of projects hold for it.</param>
/// <param name="Count">How many there are; <see langword="null"/> where the server does not say.</param>
public sealed record XnatDataType(string Name, string? Singular, string? Plural, bool IsSecured, long? Count)
{
    /// <summary>The name.</summary>
    public override string ToString() => Name;

    internal static XnatDataType Of(TableRow row, string route) => new(
        RowCheck.Required(row, "ELEMENT_NAME", route),
        row["SINGULAR"] is { Length: > 0 } singular ? XnatText.Decode(singular) : null,
        row["PLURAL"] is { Length: > 0 } plural ? XnatText.Decode(plural) : null,
        row["SECURED"] is "true" or "1",
        Model.XnatValue.TryParse<long>(row["COUNT"] ?? ""));
}
