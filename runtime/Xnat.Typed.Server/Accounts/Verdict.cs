namespace Xnat.Typed.Server.Accounts;

/// <summary>What came of a name and a password.</summary>
internal enum Verdict
{
    /// <summary>Unknown, wrong, disabled, not verified or locked: XNAT does not tell which.</summary>
    Refused,

    /// <summary>All well.</summary>
    Welcome,

    /// <summary>Right, but the password has to be changed first.</summary>
    Expired,
}
