namespace Xnat.Typed.Server.Search.Documents;

/// <summary>Conditions of which all or any have to be met.</summary>
/// <param name="IsAny">OR; otherwise AND.</param>
/// <param name="Criteria">The conditions.</param>
/// <param name="Children">Conditions in groups.</param>
internal sealed record CriteriaSet(bool IsAny, IReadOnlyList<Criterion> Criteria, IReadOnlyList<CriteriaSet> Children);
