using static Xnat.Typed.Server.Routing.Route;

namespace Xnat.Typed.Server.Routing.Sections;

/// <summary>The site, its plugins, settings of tools, workflows, and investigators.</summary>
internal static class SiteSection
{
    private const string Config = "/xapi/siteConfig";
    private const string ProjectConfig = "/data/projects/{project}/config";

    public static RouteSection Section { get; } = new("Site",
        [.. OfSite(), .. Tools("/data/config", ""), .. Tools(ProjectConfig, " for a project"), .. Workflows(), .. Investigators()]);

    private static IEnumerable<Route> OfSite() =>
    [
        Get(Config, "settings", static h => h.SiteConfig.All),
        Post(Config, "changes several", static h => h.SiteConfig.ChangeSeveralAsync),
        Get(Config + "/{property}", "one setting", static h => h.SiteConfig.One),
        Post(Config + "/{property}", "changes it", static h => h.SiteConfig.ChangeAsync),
        Get(Config + "/values/{properties}", "several settings", static h => h.SiteConfig.Several),
        Get(Config + "/buildInfo", "version", static h => h.SiteConfig.BuildInfo),
        Get(Config + "/buildInfo/{key}", "one value of it", static h => h.SiteConfig.BuildValue),
        Get(Config + "/buildInfo/attributes", "further values", static h => h.SiteConfig.BuildAttributes),
        Get(Config + "/uptime", "since when it runs", static h => h.SiteConfig.Uptime),
        Get(Config + "/uptime/display", "the same as text", static h => h.SiteConfig.UptimeText),
        Get("/xapi/plugins", "plugins", static h => h.Plugins.List),
        Get("/xapi/plugins/{plugin}", "a plugin", static h => h.Plugins.Show),
    ];

    private static IEnumerable<Route> Tools(string config, string owner) =>
    [
        Get(config, $"tools that have settings{owner}", static h => h.Configs.Tools),
        Get(config + "/{tool}", "settings of a tool", static h => h.Configs.Show),
        Put(config + "/{tool}", "stores them", static h => h.Configs.PutAsync),
        Delete(config + "/{tool}", "takes them out of use", static h => h.Configs.Disable),
        Get(config + "/{tool}/{**path}", "one setting", static h => h.Configs.Show),
        Put(config + "/{tool}/{**path}", "stores it", static h => h.Configs.PutAsync),
        Delete(config + "/{tool}/{**path}", "takes it out of use", static h => h.Configs.Disable),
    ];

    private static IEnumerable<Route> Investigators() =>
    [
        Get("/xapi/investigators", "people who lead or work in projects", static h => h.Investigators.List),
        Post("/xapi/investigators", "a new one", static h => h.Investigators.CreateAsync),
        Get("/xapi/investigators/{investigator}", "one", static h => h.Investigators.Show),
        Put("/xapi/investigators/{investigator}", "changes one, in projects too", static h => h.Investigators.ChangeAsync),
        Delete("/xapi/investigators/{investigator}", "removes one, from projects too", static h => h.Investigators.Delete),
    ];

    private static IEnumerable<Route> Workflows() =>
    [
        Get("/data/workflows", "a workflow by its fields", static h => h.Workflows.FindAsync),
        Put("/data/workflows", "a new workflow", static h => h.Workflows.PutAsync),
        Get("/data/workflows/{workflow}", "one", static h => h.Workflows.FindAsync) with { TakesRest = true },
        Put("/data/workflows/{workflow}", "changes it", static h => h.Workflows.PutAsync) with { TakesRest = true },
        Get("/data/services/workflows", "workflows of a project or object", static h => h.WorkflowLists.All),
        Get("/data/services/workflows/{pipeline}", "of a pipeline", static h => h.WorkflowLists.OfPipeline) with { TakesRest = true },
        Get("/data/services/workflows/workflowid/{workflow}", "one", static h => h.WorkflowLists.One) with { TakesRest = true },
    ];
}
