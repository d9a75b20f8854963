using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Xnat.Typed.Server.Administration;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Accounts;

/// <summary>Compares names and passwords, of accounts and of alias tokens. Takes the lock itself, and never while it computes.</summary>
internal sealed class CredentialCheck(Store store, AccountStore accounts, AliasTokens tokens)
{
    private readonly Register<Lockout> lockouts = store.Register("lockout", static () => AccountsJson.Default.Lockout);
    private readonly ConcurrentDictionary<string, Proof> proofs = new(StringComparer.Ordinal);
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    /// <summary>Looks at a name and a password.</summary>
    /// <returns>What came of it, and the account unless it was refused.</returns>
    public (SignInResult Result, Account? Account) Check(string name, string password, SiteRules rules)
    {
        var (account, token, lockout) = store.Read(() =>
        {
            var alias = tokens.Find(name);
            return (accounts.Find(alias?.Login ?? name), alias, lockouts.Find(name));
        });
        if (token is not null) return AliasTokens.Fits(token, password) ? ResultFor(account) : (SignInResult.Refused, null);
        if (account is null && Guid.TryParseExact(name, "D", out _)) return (SignInResult.UnknownAlias, null);
        if (account?.Password is null || IsLocked(lockout, rules)) return (SignInResult.Refused, null);
        if (!Fits(account, password))
        {
            store.Write(() => Count(name));
            return (SignInResult.Refused, null);
        }

        if (lockout is not null) store.Write(() => lockouts.Remove(name));
        return ResultFor(account);
    }

    /// <summary>Forgets failed sign-ins. Called with the store locked for writing.</summary>
    public void Unlock(string login) => lockouts.Remove(login);

    private static (SignInResult Result, Account? Account) ResultFor(Account? account)
    {
        if (account is not { IsEnabled: true, IsVerified: true }) return (SignInResult.Refused, null);
        return (account.IsPasswordExpired ? SignInResult.Expired : SignInResult.Accepted, account);
    }

    private bool IsLocked(Lockout? lockout, SiteRules rules) =>
        lockout is not null
        && rules.MaxFailedLogins >= 0
        && lockout.Count >= rules.MaxFailedLogins
        && store.Clock.GetUtcNow() - lockout.Last < rules.LockoutDuration;

    private bool Count(string name)
    {
        lockouts.Put(name, new((lockouts.Find(name)?.Count ?? 0) + 1, store.Clock.GetUtcNow()));
        return true;
    }

    /// <summary>
    /// Clients that send the password with every request would pay for its hash every time,
    /// so what was right once is remembered as a keyed digest.
    /// </summary>
    private bool Fits(Account account, string password)
    {
        var digest = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(password));
        if (proofs.TryGetValue(account.Login, out var proof) && ReferenceEquals(proof.Hash, account.Password))
            return CryptographicOperations.FixedTimeEquals(proof.Digest, digest);
        if (!account.Password!.Fits(password)) return false;
        proofs[account.Login] = new(account.Password, digest);
        return true;
    }

    private sealed record Proof(PasswordHash Hash, byte[] Digest);
}
