namespace Xnat.Typed;

/// <summary>What a file of a download may be called after.</summary>
internal sealed record TreeNames
{
    public string? Project { get; init; }

    public string? Subject { get; init; }

    /// <summary>Which subject that is, where it is known: several may have its label.</summary>
    public string? SubjectKey { get; init; }

    public string? Session { get; init; }

    /// <summary>Which experiment that is.</summary>
    public string? SessionKey { get; init; }

    public string? Assessor { get; init; }

    /// <summary><c>scans</c> or <c>reconstructions</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>ID of the scan or reconstruction.</summary>
    public string? Scan { get; init; }

    public string? Type { get; init; }

    public string? Quality { get; init; }

    /// <summary>What stands between a reconstruction or assessor and its resources: <c>out</c> or <c>in</c>.</summary>
    public string? Side { get; init; }

    public string? Resource { get; init; }

    public string? Format { get; init; }

    /// <summary>Path within the resource; empty where it stands beside.</summary>
    public string Path { get; init; } = "";

    public string File => Path[(Path.LastIndexOf('/') + 1)..];
}
