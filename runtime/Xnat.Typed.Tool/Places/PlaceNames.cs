namespace Xnat.Typed.Tool.Places;

/// <summary>By what an object of the archive was named; <see langword="null"/> for what was not.</summary>
/// <param name="Project">ID or name.</param>
/// <param name="Subject">Label or ID.</param>
/// <param name="Experiment">Label or ID.</param>
/// <param name="Scan">ID or type.</param>
/// <param name="Resource">Label.</param>
internal sealed record PlaceNames(string? Project, string? Subject, string? Experiment, string? Scan, string? Resource);
