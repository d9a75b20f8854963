using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Search;

/// <summary>Rows that a search joins to those that it has: of another data type, or of a list inside an object.</summary>
/// <param name="Key">What tells it from other sources of the same search.</param>
/// <param name="Parent">Number of the source to whose rows it is joined.</param>
/// <param name="Expand">The rows that belong to one of those.</param>
internal sealed record JoinSource(string Key, int Parent, Func<Row, IEnumerable<Row>> Expand);
