namespace Xnat.Typed.Schema.Problems;

/// <summary>One entry of the catalog.</summary>
/// <param name="Code">Code, written out, never reused.</param>
/// <param name="Severity">Default severity; it never rises in a minor version.</param>
/// <param name="Title">What kind of problem it is.</param>
/// <param name="Message">What was found, what was done, what to do; a composite format string.</param>
internal sealed record ProblemDescription(string Code, ProblemSeverity Severity, string Title, string Message);
