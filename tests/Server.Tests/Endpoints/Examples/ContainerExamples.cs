using static Xnat.Typed.Server.Tests.Endpoints.Examples.Bodies;

namespace Xnat.Typed.Server.Tests.Endpoints.Examples;

/// <summary>Commands, launches and containers.</summary>
internal static class ContainerExamples
{
    private const string Commands = "/xapi/commands";
    private const string Wrapper = "/xapi/wrappers/1/root/session/";

    private static RequestExample.Step Command => new("POST", Commands, Json(
        """{"name":"c","image":"i","xnat":[{"name":"w","contexts":["xnat:imageSessionData"],"external-inputs":[{"name":"session"}]}]}"""));

    private static RequestExample.Step Launch => new("POST", Wrapper + "launch", Json("""{"session":"XNAT_E00001"}"""));

    public static IEnumerable<RequestExample> All() =>
    [
        new("POST " + Commands, 201) { Body = Command.Body },
        new($"GET {Commands}/{{command}}") { Path = Commands + "/1", Before = [Command] },
        new($"DELETE {Commands}/{{command}}", 204) { Path = Commands + "/1", Before = [Command] },
        new($"GET {Commands}/available") { Path = Commands + "/available?project=P1&xsiType=xnat:mrSessionData" },
        new("POST /xapi/wrappers/{wrapper}/root/{root}/launch") { Path = Launch.Path, Body = Launch.Body, Before = [Command] },
        new("POST /xapi/wrappers/{wrapper}/root/{root}/bulklaunch")
        {
            Path = Wrapper + "bulklaunch",
            Body = Json("""{"session":"[\"XNAT_E00001\"]"}"""),
            Before = [Command],
        },
        new("GET /xapi/containers/{container}") { Path = "/xapi/containers/1", Before = [Command, Launch] },
        new("POST /xapi/containers/{container}/kill") { Path = "/xapi/containers/1/kill", Before = [Command, Launch] },
    ];
}
