using Refit;

namespace Xnat.Typed.Rest;

/// <summary>What a listing shows.</summary>
internal sealed record ListingQuery
{
    [AliasAs("format")]
    public string Format { get; } = "json";

    /// <summary>Columns, separated by commas; XNAT's own choice without any.</summary>
    [AliasAs("columns")]
    public string? Columns { get; init; }

    /// <summary>Data type to which the rows are narrowed.</summary>
    [AliasAs("xsiType")]
    public string? DataType { get; init; }

    /// <summary>How many rows at the most.</summary>
    [AliasAs("limit")]
    public int? Limit { get; init; }

    /// <summary>How many rows are passed over.</summary>
    [AliasAs("offset")]
    public int? Offset { get; init; }
}
