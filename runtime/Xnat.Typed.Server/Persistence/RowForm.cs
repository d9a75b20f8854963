namespace Xnat.Typed.Server.Persistence;

/// <summary>A row as it is kept, with everything below it but the files.</summary>
internal sealed record RowForm
{
    public required string Type { get; init; }

    public required long Number { get; init; }

    public required StampForm Created { get; init; }

    public required StampForm Modified { get; init; }

    public bool IsQuarantined { get; init; }

    public OrderedDictionary<string, string> Values { get; init; } = [];

    /// <summary>Rows below it by member; most rows have none.</summary>
    public OrderedDictionary<string, List<RowForm>>? Rows { get; init; }
}
