using Refit;

namespace Xnat.Typed.Rest;

/// <summary>Which runs a listing shows.</summary>
internal sealed record WorkflowQuery
{
    /// <summary>ID of a project.</summary>
    [AliasAs("project")]
    public string? Project { get; init; }

    /// <summary>ID of the object that they ran on.</summary>
    [AliasAs("experiment")]
    public string? Experiment { get; init; }

    [AliasAs("status")]
    public string? Status { get; init; }

    /// <summary><c>ALL</c>; without it the latest of each pipeline on each object.</summary>
    [AliasAs("display")]
    public string? Display { get; init; }
}
