namespace Xnat.Typed;

/// <summary>A part of the conditions of a search document.</summary>
internal abstract record SearchClause;
