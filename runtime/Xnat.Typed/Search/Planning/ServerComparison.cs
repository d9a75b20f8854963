namespace Xnat.Typed;

/// <summary>Comparisons with texts that all have to be met.</summary>
internal sealed record ServerComparison(bool IsExact, params IReadOnlyList<(string Comparison, string Value)> Tests);
