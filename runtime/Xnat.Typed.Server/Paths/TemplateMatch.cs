namespace Xnat.Typed.Server.Paths;

/// <summary>A template that a path begins like.</summary>
/// <param name="Template">The template.</param>
/// <param name="Value">What it stands for.</param>
/// <param name="Length">How many segments of the path it takes.</param>
internal readonly record struct TemplateMatch<T>(Template Template, T Value, int Length);
