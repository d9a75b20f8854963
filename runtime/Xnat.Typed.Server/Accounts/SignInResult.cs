namespace Xnat.Typed.Server.Accounts;

/// <summary>What came of a name and a password.</summary>
internal enum SignInResult
{
    /// <summary>Unknown, wrong, disabled, not verified or locked: XNAT does not tell which.</summary>
    Refused,

    /// <summary>The name looks like an alias, and there is no such token.</summary>
    UnknownAlias,

    /// <summary>All well.</summary>
    Accepted,

    /// <summary>Right, but the password has to be changed first.</summary>
    Expired,
}
