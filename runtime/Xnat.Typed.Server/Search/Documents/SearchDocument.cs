namespace Xnat.Typed.Server.Search.Documents;

/// <summary>A search as clients write it: rows, columns, conditions, order, and who may use it once it is stored.</summary>
/// <param name="RootElement">The data type that gives the rows.</param>
internal sealed record SearchDocument(string RootElement)
{
    public string Id { get; init; } = "";

    public string Description { get; init; } = "";

    public string BriefDescription { get; init; } = "";

    public string LayeredSequence { get; init; } = "";

    public string Tag { get; init; } = "";

    public bool AllowsOtherColumns { get; init; } = true;

    /// <summary>Whether only the people and groups that it names may use the stored search.</summary>
    public bool IsSecure { get; init; } = true;

    /// <summary>In the order of their sequence numbers.</summary>
    public IReadOnlyList<SearchField> Fields { get; init; } = [];

    /// <summary>Sets of conditions, all of which have to be met.</summary>
    public IReadOnlyList<CriteriaSet> Where { get; init; } = [];

    public SortField? Sort { get; init; }

    public IReadOnlyList<string> AllowedUsers { get; init; } = [];

    public IReadOnlyList<string> AllowedGroups { get; init; } = [];
}
