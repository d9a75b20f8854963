namespace Xnat.Typed.Server.Prearchive;

/// <summary>How a session is to be archived.</summary>
internal sealed record ArchiveOrder
{
    public string? Project { get; init; }

    public string? Subject { get; init; }

    public string? Label { get; init; }

    /// <summary>Whether an existing session of that label takes the new data in.</summary>
    public bool AllowsMerge { get; init; }

    /// <summary>Whether contradictions are settled in favour of the new data.</summary>
    public bool OverridesConflicts { get; init; }

    public bool OverwritesFiles { get; init; }

    public bool Quarantines { get; init; }

    /// <summary>Fields by path, put into the session: <c>xnat:mrSessionData/note</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; } = [];
}
