namespace Xnat.Typed;

/// <summary>Several conditions of which all or any are met.</summary>
internal sealed record SearchSet(bool IsAny, IReadOnlyList<SearchClause> Parts) : SearchClause
{
    public override string ToString() =>
        string.Join(IsAny ? " OR " : " AND ", Parts.Select(static part => part is SearchSet ? $"({part})" : part.ToString()));
}
