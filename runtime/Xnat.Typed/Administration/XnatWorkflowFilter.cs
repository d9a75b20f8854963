namespace Xnat.Typed;

/// <summary>Which runs are wanted; what is <see langword="null"/> does not matter.</summary>
public sealed record XnatWorkflowFilter
{
    /// <summary>ID of a project.</summary>
    public string? Project { get; init; }

    /// <summary>ID of the object that they ran on: an accession ID.</summary>
    public string? ObjectId { get; init; }

    /// <summary>XNAT's word, as it is written there: <c>Failed</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Every run; without it the latest of each pipeline on each object.</summary>
    public bool IncludesEarlier { get; init; }
}
