namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>Accounts, people, settings and data types of a site.</summary>
internal static class AdministrationVerbs
{
    private static readonly XnatInvestigator Person = new() { FirstName = "Ada", LastName = "Example", Title = "Dr." };

    public static IEnumerable<Verb> All => Users.Concat(People).Concat(Site).Select(static verb => verb with { Since = new(1, 7) })
        .Concat(Words);

    private static IEnumerable<Verb> Users =>
    [
        User("accounts", static async (stage, _) => Join(await stage.Client.Administration.Users.ListAsync())),
        User("get account", static async (stage, _) => await ShowAsync(stage.Client.Administration.Users.GetAsync("jdoe"))),
        Verb.Of("create account", static async stage => await ShowAsync(
            stage.Client.Administration.Users.CreateAsync("new", new() { FirstName = "N", Email = "n@example.org", Password = "secret" }))),
        User("change account", static async (stage, _) => await ShowAsync(
            stage.Client.Administration.Users.ChangeAsync("jdoe", new() { LastName = "Other" }))),
        User("disable account", static async (stage, _) => await ShowAsync(
            stage.Client.Administration.Users.SetEnabledAsync("jdoe", false))),
        User("verify account", static async (stage, _) => await ShowAsync(
            stage.Client.Administration.Users.SetVerifiedAsync("jdoe", false))),
        User("roles", static async (stage, _) => Join(await stage.Client.Administration.Users.RolesAsync("admin"))),
        User("groups", static async (stage, _) => Join(await stage.Client.Administration.Users.GroupsAsync("jdoe"))),
        User("add role", static async (stage, _) =>
        {
            await stage.Client.Administration.Users.AddRoleAsync("jdoe", "DataManager");
            return await stage.AskAsync("xapi/users/jdoe/roles");
        }),
        User("remove role", static async (stage, _) =>
        {
            await stage.Client.Administration.Users.RemoveRoleAsync("admin", "DataManager");
            return await stage.AskAsync("xapi/users/admin/roles");
        }),
    ];

    private static IEnumerable<Verb> People =>
    [
        Investigator("investigators", static async (stage, _) => Join(await stage.Client.Administration.Investigators.ListAsync())),
        Investigator("get investigator", static (stage, person) =>
            ShowAsync(stage.Client.Administration.Investigators.GetAsync(person.Number!.Value))),
        Verb.Of("create investigator", static stage => ShowAsync(stage.Client.Administration.Investigators.CreateAsync(Person))),
        Investigator("change investigator", static (stage, person) => ShowAsync(
            stage.Client.Administration.Investigators.ChangeAsync(person.Number!.Value, person with { Title = "Prof." }))),
        Investigator("delete investigator", static async (stage, person) =>
        {
            await stage.Client.Administration.Investigators.DeleteAsync(person.Number!.Value);
            return await stage.AskAsync("xapi/investigators");
        }),
    ];

    private static IEnumerable<Verb> Site =>
    [
        Verb.Of("settings", static async stage => Join((await stage.Client.Administration.Site.SettingsAsync()).Keys)),
        Verb.Of("setting", static async stage =>
            (await stage.Client.Administration.Site.SettingAsync("siteId")).GetRawText()),
        Verb.Of("set setting", static async stage =>
        {
            await stage.Client.Administration.Site.SetSettingAsync("siteDescriptionText", "hello");
            return await stage.AskAsync("xapi/siteConfig/siteDescriptionText");
        }),
        Verb.Of("build", static async stage => Join((await stage.Client.Administration.Site.BuildInfoAsync()).Keys)),
        Verb.Of("uptime", static async stage =>
            await stage.Client.Administration.Site.UptimeAsync() > TimeSpan.Zero ? "runs" : "does not run"),
        Verb.Of("plugins", static async stage => Join(await stage.Client.Administration.Site.PluginsAsync())),
    ];

    private static IEnumerable<Verb> Words =>
    [
        Verb.Of("data types", static async stage => Join(await stage.Client.Administration.DataTypes.ListAsync())),
        Verb.Of("searchable fields", static async stage =>
            Join((await stage.Client.Administration.DataTypes.FieldsAsync("xnat:subjectData"))
                // Older data models have fewer.
                .Where(static one => one.Id is "SUBJECT_ID" or "SUBJECT_LABEL"))),
        Verb.Of("scan types", static async stage => Join(await stage.Client.Administration.DataTypes.ScanTypesAsync())),
        Verb.Of("scanners", static async stage => Join(await stage.Client.Administration.DataTypes.ScannersAsync())),
    ];

    public static string Join<T>(IEnumerable<T> items) => string.Join("; ", items);

    private static Verb User(string name, Func<Stage, XnatUser, Task<string>> act) => Verb.On(
        name,
        static stage => stage.Client.Administration.Users.CreateAsync(
            "jdoe", new() { FirstName = "J", LastName = "Doe", Email = "j@example.org", IsEnabled = true, IsVerified = true }),
        act);

    private static Verb Investigator(string name, Func<Stage, XnatInvestigator, Task<string>> act) => Verb.On(
        name, static stage => stage.Client.Administration.Investigators.CreateAsync(Person), act);

    private static async Task<string> ShowAsync(Task<XnatUser> user) =>
        await user is var shown ? $"{shown.Login} {shown.FirstName} {shown.LastName} {shown.IsEnabled} {shown.IsVerified}" : "";

    private static async Task<string> ShowAsync(Task<XnatInvestigator> person) =>
        await person is var shown ? $"{shown.Title} {shown.FirstName} {shown.LastName}" : "";
}
