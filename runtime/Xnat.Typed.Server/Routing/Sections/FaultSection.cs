using static Xnat.Typed.Server.Routing.Route;

namespace Xnat.Typed.Server.Routing.Sections;

/// <summary>Faults from outside. They are set without credentials, which may be what is to fail.</summary>
internal static class FaultSection
{
    public const string Address = "/xnat-typed/faults";

    public static RouteSection Section { get; } = new("Faults (only where they are allowed from outside)",
    [
        Get(Address, "faults that are set", static h => h.Faults!.List) with { IsControl = true },
        Post(Address, "sets one", static h => h.Faults!.AddAsync) with { IsControl = true },
        Delete(Address, "takes all back", static h => h.Faults!.Clear) with { IsControl = true },
    ]);
}
