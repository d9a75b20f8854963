namespace Xnat.Typed.Tool.Accounts;

/// <summary>The server that a command works with.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Known">What <c>login</c> kept of it; <see langword="null"/> where nobody signed in by it.</param>
internal sealed record ServerChoice(Uri Address, NamedServer? Known);
