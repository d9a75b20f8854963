namespace Xnat.Typed.Server.Accounts;

/// <summary>A name and a secret that stand in for an account for a while.</summary>
/// <param name="Id">Number of the token.</param>
/// <param name="Alias">The name: a UUID.</param>
/// <param name="Secret">The password; XNAT shows it to the owner again and again, so it is kept as it is.</param>
/// <param name="Login">Whose it is.</param>
/// <param name="Created">When it was issued.</param>
/// <param name="Expires">When it ends.</param>
internal sealed record AliasToken(long Id, string Alias, string Secret, string Login, DateTimeOffset Created, DateTimeOffset Expires)
{
    public override string ToString() => nameof(AliasToken);
}
