namespace Xnat.Typed.Tool.Parity;

/// <summary>One thing in which two answers differ.</summary>
/// <param name="What">Such as <c>status</c>, <c>header content-type</c> or <c>column quality</c>.</param>
/// <param name="Here">What this program's server answers.</param>
/// <param name="There">What the given server answers.</param>
internal sealed record ParityDifference(string What, string Here, string There);
