namespace Xnat.Typed.Server;

/// <summary>An account of the server.</summary>
/// <param name="Name">Login name.</param>
/// <param name="Password">
/// Password, in the clear: this server is for work and tests on one machine. What the server keeps is a salted hash.
/// </param>
public sealed record XnatServerUser(string Name, string Password)
{
    /// <summary>An administrator with the name and the kind of address that XNAT's own first account has: clients read both.</summary>
    /// <param name="name">Login name; the e-mail address is this name at <c>example.org</c>.</param>
    /// <param name="password">Password, in the clear.</param>
    public static XnatServerUser Administrator(string name, string password) =>
        new(name, password) { FirstName = "Admin", LastName = "Admin", Email = name + "@example.org" };

    /// <summary>Whether the account sees and changes everything; others have the rights that projects give them.</summary>
    /// <value><see langword="true"/> by default.</value>
    public bool IsAdmin { get; init; } = true;

    /// <summary>First name.</summary>
    /// <value>None.</value>
    public string FirstName { get; init; } = "";

    /// <summary>Last name.</summary>
    /// <value>None.</value>
    public string LastName { get; init; } = "";

    /// <summary>E-mail address.</summary>
    /// <value>None.</value>
    public string Email { get; init; } = "";

    /// <summary>Whether an administrator has let the account in; a disabled one is refused like an unknown one.</summary>
    /// <value><see langword="true"/> by default.</value>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Whether the e-mail address has been confirmed; an unverified account is refused like an unknown one.</summary>
    /// <value><see langword="true"/> by default.</value>
    public bool IsVerified { get; init; } = true;

    /// <summary>Whether the password has to be changed before anything else.</summary>
    /// <value><see langword="false"/> by default.</value>
    public bool IsPasswordExpired { get; init; }

    /// <summary>Shows the name only: a password never reaches a log.</summary>
    public override string ToString() => Name;
}
