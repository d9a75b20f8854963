namespace Xnat.Typed.Server.Routing;

/// <summary>Rows of the table that belong together, under a heading.</summary>
internal sealed record RouteSection(string Title, IReadOnlyList<Route> Routes);
