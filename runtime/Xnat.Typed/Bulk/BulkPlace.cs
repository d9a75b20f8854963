namespace Xnat.Typed;

/// <summary>Where an object is: by that a journal knows it.</summary>
/// <param name="Server">The server.</param>
/// <param name="Address">Path below <c>/data</c>.</param>
internal readonly record struct BulkPlace(Uri Server, string Address);
