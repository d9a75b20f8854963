using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Routing.Matching;

/// <summary>What the table has for a request.</summary>
/// <param name="Template">The template that the address fits.</param>
/// <param name="Route">The row; <see langword="null"/> where the address is known and the method is not offered.</param>
/// <param name="Offered">The methods that are.</param>
/// <param name="Values">What stands in the address for each placeholder.</param>
/// <param name="Rest">Segments behind the template.</param>
internal sealed record RouteMatch(
    Template Template, Route? Route, IReadOnlyList<string> Offered, IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Rest);
