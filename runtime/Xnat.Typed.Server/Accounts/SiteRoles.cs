namespace Xnat.Typed.Server.Accounts;

/// <summary>Names of roles and groups that hold for the whole site.</summary>
internal static class SiteRoles
{
    public const string Administrator = "Administrator";

    public const string AllDataAccess = "ALL_DATA_ACCESS";

    public const string AllDataAdmin = "ALL_DATA_ADMIN";

    public static bool IsSiteGroup(string name) => name is AllDataAccess or AllDataAdmin;
}
