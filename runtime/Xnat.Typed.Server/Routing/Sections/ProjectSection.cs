using Xnat.Typed.Server.Editing;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Paths;
using static Xnat.Typed.Server.Paths.ArchiveTemplates;
using static Xnat.Typed.Server.Routing.Route;

namespace Xnat.Typed.Server.Routing.Sections;

/// <summary>Projects, who belongs to them, and what is set for them.</summary>
internal static class ProjectSection
{
    private const string One = Root + Project;

    public static RouteSection Section { get; } = new("Projects",
        [.. Objects(), .. InArchive(Members()), .. Settings(), .. InArchive(Definitions()), .. Requests()]);

    private static IEnumerable<Route> Objects() =>
    [
        ArchiveRoute.Get("projects", "listing", static h => h.Listings.Projects),
        ArchiveRoute.Post("projects", "creates from XML or typed parameters", static context => new ProjectEditor(context).Post()),
        ArchiveRoute.Get(Project, "the object", static h => h.Projects.Show),
        ArchiveRoute.Put(Project, "creates or changes", static context =>
            context.Path.Rest.Count > 0 ? new ProjectSettingEditor(context).Put() : new ProjectEditor(context).Put()),
        ArchiveRoute.Delete(Project, "deletes", static context => new Remover(context.WithoutRest()).Delete()),
        ArchiveRoute.Get(Project + "/scan_types", "types of scans in use", static h => h.Vocabulary.ScanTypes),
        Shown("archive_spec", "where the project's files would lie", static h => h.Projects.ArchiveSpecification),
        Shown("pipelines", "pipelines of the project: none", static h => h.Projects.Pipelines),
    ];

    private static IEnumerable<Route> Members() =>
    [
        Get(One + "/accessibility", "private, protected or public", static h => h.Members.Accessibility) with { TakesRest = true },
        Put(One + "/accessibility", "400: names no level", static h => h.Members.SetAccessibility),
        Ending(Put(One + "/accessibility/{level}", "sets it", static h => h.Members.SetAccessibility)),
        Get(One + "/users", "members", static h => h.Members.Users) with { TakesRest = true },
        Ending(Put(One + "/users/{group}/{login}", "adds a member", static h => h.Members.Add)),
        Ending(Delete(One + "/users/{group}/{login}", "removes a member", static h => h.Members.Remove)),
        Get(One + "/groups", "groups", static h => h.Members.Groups),
        Get(One + "/groups/{group}", "a group", static h => h.Members.Group) with { TakesRest = true },
        On("PUT POST", One + "/groups/{group}", "makes or changes a group", static h => h.Members.PutGroup) with { TakesRest = true },
        Delete(One + "/groups/{group}", "removes a group", static h => h.Members.RemoveGroup) with { TakesRest = true },
        Get(One + "/pars", "requests for access", static h => h.Members.Requests) with { TakesRest = true },
    ];

    private static IEnumerable<Route> Settings() =>
    [
        Shown("prearchive_code", "where uploads go", static h => h.Projects.PrearchiveCode),
        Setting("/prearchive_code/{code}", "sets it"),
        Shown("quarantine_code", "whether new sessions are held back", static h => h.Projects.QuarantineCode),
        Setting("/quarantine_code/{code}", "sets it"),
        Shown("current_arc", "name of the archive folder", static h => h.Projects.CurrentArchive),
        Setting("/current_arc/{**name}", "sets it"),
        Setting("/scan_type_mapping/{flag}", "can only be set"),
    ];

    private static IEnumerable<Route> Definitions() =>
    [
        Get(One + "/protocols/{protocol}", "definitions of custom variables", static h => h.Protocols.Show)
            .AlsoAt(One + "/protocols") with { TakesRest = true },
        Put(One + "/protocols/{protocol}", "sets them", static h => h.Protocols.PutAsync)
            .AlsoAt(One + "/protocols") with { TakesRest = true },
        Delete(One + "/protocols/{protocol}", "removes them", static h => h.Protocols.Delete)
            .AlsoAt(One + "/protocols") with { TakesRest = true },
        Get(One + "/searches/{search}", "a search of the project", static h => h.SavedSearches.OfProject),
        Put(One + "/searches/{search}", "stores it", static h => h.SavedSearches.PutOfProjectAsync),
        Delete(One + "/searches/{search}", "removes it", static h => h.SavedSearches.DeleteOfProject),
    ];

    private static IEnumerable<Route> Requests() =>
    [
        Get("/data/pars", "requests for access", static h => h.AccessRequests.List),
        Get("/data/pars/{par}", "one of them", static h => h.AccessRequests.Show) with { TakesRest = true },
        On("PUT POST", "/data/pars/{par}", "accepts or declines one", static h => h.AccessRequests.Decide) with { TakesRest = true },
    ];

    /// <summary>A setting is shown whatever stands behind its name.</summary>
    private static Route Shown(string name, string meaning, Func<RouteHandlers, Func<XnatRequest, ArchivePath, Answer>> handler) =>
        ArchiveRoute.Get($"{Project}/{name}", meaning, handler).AlsoAt($"{One}/{name}/{{**name}}");

    private static Route Ending(Route route) => route with { TakesRest = true, IsEnding = true };

    private static Route Setting(string template, string meaning) =>
        ArchiveRoute.Put(Project + template, meaning, static context => new ProjectSettingEditor(context).Put());

    private static IEnumerable<Route> InArchive(IEnumerable<Route> routes) =>
        routes.Select(static route => route with { IsArchive = true });
}
