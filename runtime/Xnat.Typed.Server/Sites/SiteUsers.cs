using Xnat.Typed.Server.Accounts;
using Xnat.Typed.Server.Administration;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Sites;

/// <summary>Everything that a site knows about its users.</summary>
internal sealed class SiteUsers(Store store)
{
    public AccountStore Accounts { get; } = new(store);

    public AliasTokens Tokens { get; } = new(store);

    public ProjectGroups Groups { get; } = new(store);

    public AccessRequests Requests { get; } = new(store);

    public Favorites Favorites { get; } = new(store);

    /// <summary>What an account may do; nobody's rights are those of a guest.</summary>
    public Access AccessOf(Account? account, SiteRules rules) => account is null
        ? new Access(Account.GuestLogin, isAdmin: false, store) { CreatesProjects = false }
        : new Access(account.Login, account.IsAdmin, store)
        {
            CreatesProjects = account.IsAdmin || rules.AllowsProjectCreation,
            OpensProjects = rules.AllowsNonPrivateProjects,
            HasAllDataAccess = account.SiteGroups.Contains(SiteRoles.AllDataAccess),
            HasAllDataAdmin = account.SiteGroups.Contains(SiteRoles.AllDataAdmin),
        };
}
