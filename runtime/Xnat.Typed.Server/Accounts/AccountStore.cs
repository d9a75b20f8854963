using System.Globalization;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Accounts;

/// <summary>The accounts of a site. Called with the store locked.</summary>
internal sealed class AccountStore(Store store)
{
    private readonly Register<Account> accounts = store.Register("account", static () => AccountsJson.Default.Account);

    public IReadOnlyCollection<Account> All => accounts.All;

    public Account? Find(string login) => accounts.Find(login);

    /// <summary>An account by login, number or e-mail address.</summary>
    public Account? FindAny(string text) =>
        Find(text)
        ?? (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? accounts.All.FirstOrDefault(account => account.Id == id)
            : null)
        ?? (text.Contains('@', StringComparison.Ordinal)
            ? accounts.All.FirstOrDefault(account => string.Equals(account.Email, text, StringComparison.OrdinalIgnoreCase))
            : null);

    /// <summary>A number for the next account.</summary>
    public int NextId() => accounts.All.Select(account => account.Id).DefaultIfEmpty().Max() + 1;

    /// <summary>Keeps a new or changed account.</summary>
    public Account Put(Account account)
    {
        var now = store.Clock.GetUtcNow();
        var kept = account with { Created = account.Created == default ? now : account.Created, Modified = now };
        accounts.Put(kept.Login, kept);
        return kept;
    }

    /// <summary>The accounts with which the site starts; one that is known already keeps what it has become.</summary>
    public void Start(IEnumerable<XnatServerUser> users)
    {
        foreach (var user in users) Add(user);
        if (Find(Account.GuestLogin) is null) Put(new Account(NextId(), Account.GuestLogin) { LastName = "Guest" });
    }

    /// <summary>Adds an account that is set up in code.</summary>
    public void Add(XnatServerUser user)
    {
        if (Find(user.Name) is not null) return;
        Put(new Account(NextId(), user.Name)
        {
            Password = PasswordHash.Of(user.Password),
            FirstName = user.FirstName,
            LastName = user.LastName,
            Email = user.Email,
            IsEnabled = user.IsEnabled,
            IsVerified = user.IsVerified,
            IsPasswordExpired = user.IsPasswordExpired,
            Roles = user.IsAdmin ? [SiteRoles.Administrator] : [],
        });
    }
}
