namespace Xnat.Typed.Server;

/// <summary>An account of the server.</summary>
/// <param name="Name">Login name.</param>
/// <param name="Password">Password, in the clear: this server is for work and tests on one machine.</param>
public sealed record XnatServerUser(string Name, string Password)
{
    /// <summary>Whether the account sees and changes everything; others have the rights that projects give them.</summary>
    /// <value><see langword="true"/> by default.</value>
    public bool IsAdmin { get; init; } = true;

    /// <summary>Shows the name only: a password never reaches a log.</summary>
    public override string ToString() => Name;
}
