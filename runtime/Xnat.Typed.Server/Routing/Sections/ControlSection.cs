using static Xnat.Typed.Server.Routing.Route;

namespace Xnat.Typed.Server.Routing.Sections;

/// <summary>Control from outside. On the server's machine it needs no credentials, which may be what is to fail.</summary>
internal static class ControlSection
{
    private const string Faults = "/xnat-typed/faults";
    private const string State = "/xnat-typed/state";
    private const string Requests = "/xnat-typed/requests";
    private const string Clock = "/xnat-typed/clock";

    public static RouteSection Section { get; } = new("Control (only where it is allowed from outside)",
    [
        Get(Faults, "faults that are set", static h => h.Controls!.Faults.List) with { IsControl = true },
        Post(Faults, "sets one", static h => h.Controls!.Faults.AddAsync) with { IsControl = true },
        Delete(Faults, "takes all back", static h => h.Controls!.Faults.Clear) with { IsControl = true },
        Get(State, "everything that the server holds, as one file", static h => h.Controls!.State.ExportAsync) with { IsControl = true },
        Put(State, "takes such a file in the place of everything", static h => h.Controls!.State.ImportAsync) with { IsControl = true },
        Delete(State, "goes back to the start", static h => h.Controls!.State.ResetAsync) with { IsControl = true },
        Get(Requests, "requests that were answered", static h => h.Controls!.Requests.List) with { IsControl = true },
        Delete(Requests, "forgets them", static h => h.Controls!.Requests.Clear) with { IsControl = true },
        Get(Clock, "the server's time", static h => h.Controls!.Clock.Show) with { IsControl = true },
        Post(Clock, "puts it forward", static h => h.Controls!.Clock.AdvanceAsync) with { IsControl = true },
    ]);
}
