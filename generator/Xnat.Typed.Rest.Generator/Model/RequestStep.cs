namespace Xnat.Typed.Rest.Generator.Model;

/// <summary>One thing that is put into a request.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">Key, name, prefix, scheme or boundary: fixed text on the wire.</param>
/// <param name="Value">What is put there; <see langword="null"/> where the key says it all.</param>
/// <param name="Detail">Member of <c>CollectionFormat</c> for a list; fixed value of a header; enumeration method of the keys of a map.</param>
internal sealed record RequestStep(StepKind Kind, string Key, ValueModel? Value = null, string? Detail = null);
