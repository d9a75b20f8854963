namespace Xnat.Typed.Rest;

/// <summary>Truth values as XNAT reads them in a query: C#'s own text would be <c>True</c>.</summary>
internal static class QueryFlag
{
    /// <summary><see langword="null"/> leaves the parameter out, and with it the decision to the server.</summary>
    public static string? Of(bool? value) => value is null ? null : value.Value ? "true" : "false";

    /// <summary>For parameters whose absence means no.</summary>
    public static string? WhenSet(bool value) => value ? "true" : null;
}
