namespace Xnat.Typed;

/// <summary>Says within the reading of a table what is wrong with it; the reader knows the route.</summary>
/// <param name="problem">What the server did, behind the route.</param>
internal sealed class TableException(string problem) : Exception(problem);
