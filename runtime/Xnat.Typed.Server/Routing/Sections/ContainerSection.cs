using static Xnat.Typed.Server.Routing.Route;

namespace Xnat.Typed.Server.Routing.Sections;

/// <summary>The container service, which records launches.</summary>
internal static class ContainerSection
{
    private const string InProject = "/xapi/projects/{project}";
    private const string ByCommand = "/commands/{command}/wrappers/{wrapper}";
    private const string Wrapper = "/wrappers/{wrapper}";
    private const string Root = "/root/{root}";

    public static RouteSection Section { get; } = new("Containers",
    [
        Get("/xapi/commands", "commands", static h => h.Commands.List),
        Post("/xapi/commands", "a new one", static h => h.Commands.CreateAsync),
        Get("/xapi/commands/{command}", "one", static h => h.Commands.Show),
        Delete("/xapi/commands/{command}", "removes it", static h => h.Commands.Delete),
        Get("/xapi/commands/available", "what can be launched on a type", static h => h.Commands.Available)
            .AlsoAt(InProject + "/commands/available"),
        Post($"/xapi{Wrapper}{Root}/launch", "records a launch", static h => h.Launches.LaunchAsync).AlsoAt(
            $"/xapi{Wrapper}/launch", $"/xapi{ByCommand}{Root}/launch", $"/xapi{ByCommand}/launch", $"{InProject}{Wrapper}{Root}/launch",
            $"{InProject}{Wrapper}/launch", $"{InProject}{ByCommand}{Root}/launch", $"{InProject}{ByCommand}/launch"),
        Post($"/xapi{Wrapper}{Root}/bulklaunch", "records one for each object", static h => h.Launches.LaunchManyAsync).AlsoAt(
            $"/xapi{ByCommand}{Root}/bulklaunch", $"{InProject}{Wrapper}{Root}/bulklaunch", $"{InProject}{ByCommand}{Root}/bulklaunch"),
        Get("/xapi/containers", "what was launched", static h => h.Containers.List).AlsoAt(InProject + "/containers"),
        Get("/xapi/containers/{container}", "one", static h => h.Containers.Show),
        Post("/xapi/containers/{container}/kill", "ends it", static h => h.Containers.Kill)
            .AlsoAt(InProject + "/containers/{container}/kill"),
    ]);
}
