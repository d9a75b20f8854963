namespace Xnat.Typed.Server.Routing;

/// <summary>What controls a server from outside.</summary>
internal sealed record RouteControls(IFaultRoutes Faults, IStateRoutes State, IRequestRoutes Requests, IClockRoutes Clock);
