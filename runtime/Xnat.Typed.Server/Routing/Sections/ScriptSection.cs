using Xnat.Typed.Server.Routes.Administration;
using Xnat.Typed.Server.Routes.Xapi;
using static Xnat.Typed.Server.Routing.Route;

namespace Xnat.Typed.Server.Routing.Sections;

/// <summary>Scripts that are kept and never run: of anonymisation and of automation.</summary>
internal static class ScriptSection
{
    private const string Anonymize = "/xapi/anonymize";
    private const string OfProject = Anonymize + "/projects/{project}";
    private const string Automation = "/data/automation";
    private const string ProjectHandlers = "/data/projects/{project}/automation/handlers";

    public static RouteSection Section { get; } = new("Scripts", [.. Anonymization(), .. Handlers(), .. Scripts()]);

    private static IEnumerable<Route> Anonymization() =>
    [
        Get(Anonymize + "/default", "XNAT's own script of anonymisation", static _ => AnonymizationRoutes.Default),
        Get(Anonymize + "/site", "the site's", static h => h.Anonymization.OfSite),
        Put(Anonymize + "/site", "changes it", static h => h.Anonymization.ChangeSiteAsync),
        Get(Anonymize + "/site/enabled", "whether it is in use", static h => h.Anonymization.IsSiteEnabled),
        Put(Anonymize + "/site/enabled", "sets it", static h => h.Anonymization.EnableSite),
        Get(OfProject, "a project's", static h => h.Anonymization.OfProject),
        Put(OfProject, "changes it", static h => h.Anonymization.ChangeProjectAsync),
        Get(OfProject + "/enabled", "whether it is in use", static h => h.Anonymization.IsProjectEnabled),
        Put(OfProject + "/enabled", "sets it", static h => h.Anonymization.EnableProject),
    ];

    private static IEnumerable<Route> Handlers() =>
    [
        Get(Automation + "/handlers", "the site's handlers of events", static h => h.Automation.Handlers),
        Put(Automation + "/handlers", "a new one", static h => h.Automation.CreateAsync),
        Get(ProjectHandlers, "a project's handlers of events", static h => h.Automation.Handlers),
        Put(ProjectHandlers, "a new one", static h => h.Automation.CreateAsync),
        Get(Automation + "/triggers", "all handlers of events", static h => h.Automation.Triggers),
        Get(Automation + "/triggers/{trigger}", "one", static h => h.Automation.Trigger),
        Put(Automation + "/triggers/{trigger}", "changes it", static h => h.Automation.ChangeAsync),
        Delete(Automation + "/triggers/{trigger}", "removes it", static h => h.Automation.Delete),
    ];

    private static IEnumerable<Route> Scripts() =>
    [
        Get(Automation + "/scripts", "scripts of automation", static h => h.Automation.Scripts),
        Get(Automation + "/scripts/{script}", "one", static h => h.Automation.Script),
        Put(Automation + "/scripts/{script}", "stores it", static h => h.Automation.PutScriptAsync),
        Delete(Automation + "/scripts/{script}", "removes it and its handlers", static h => h.Automation.DeleteScript),
        Get(Automation + "/runners", "languages of scripts", static _ => AutomationRoutes.Runners),
    ];
}
