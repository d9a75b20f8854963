namespace Xnat.Typed.Server.Accounts;

/// <summary>Failed sign-ins of one account in a row.</summary>
/// <param name="Count">How many.</param>
/// <param name="Last">When the last one was.</param>
internal sealed record Lockout(int Count, DateTimeOffset Last);
