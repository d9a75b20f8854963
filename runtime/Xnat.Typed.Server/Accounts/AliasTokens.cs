using System.Security.Cryptography;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Accounts;

/// <summary>Alias tokens of a site. Called with the store locked.</summary>
internal sealed class AliasTokens(Store store)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly Register<AliasToken> tokens = store.Register("alias-token", static () => AccountsJson.Default.AliasToken);

    /// <summary>A token that has not run out.</summary>
    public AliasToken? Find(string alias) => tokens.Find(alias) is { } token && token.Expires > store.Clock.GetUtcNow() ? token : null;

    public IEnumerable<AliasToken> Of(string login)
    {
        var now = store.Clock.GetUtcNow();
        return tokens.All.Where(token => token.Login == login && token.Expires > now);
    }

    public AliasToken Issue(string login, TimeSpan lifetime)
    {
        var now = store.Clock.GetUtcNow();
        foreach (var dead in tokens.All.Where(token => token.Expires <= now).Select(token => token.Alias).ToList()) tokens.Remove(dead);
        var id = tokens.All.Select(token => token.Id).DefaultIfEmpty().Max() + 1;
        var issued = new AliasToken(id, store.Identifiers.Uuid(), store.Identifiers.Word(Letters, 64), login, now, now + lifetime);
        tokens.Put(issued.Alias, issued);
        return issued;
    }

    public void Invalidate(string alias) => tokens.Remove(alias);

    /// <summary>Compares secrets without telling by the time taken how much of one was right.</summary>
    public static bool Fits(AliasToken token, string secret) =>
        CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.UTF8.GetBytes(token.Secret), System.Text.Encoding.UTF8.GetBytes(secret));
}
