namespace Xnat.Typed.Tool.Pages;

/// <summary>The types of a server as its pages, and programs, describe them.</summary>
/// <param name="Title">What the pages are of: an address, or the name of a folder.</param>
/// <param name="Types">Sorted by prefix and name.</param>
internal sealed record DescribedModel(string Title, IReadOnlyList<DescribedType> Types);
