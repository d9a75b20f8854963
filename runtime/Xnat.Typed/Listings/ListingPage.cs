namespace Xnat.Typed;

/// <summary>A part of a listing.</summary>
/// <param name="Limit">How many rows at the most.</param>
/// <param name="Offset">How many are passed over.</param>
internal sealed record ListingPage(int Limit, int Offset);
