namespace Xnat.Typed.QcReport.Data;

/// <summary>One imaging session.</summary>
/// <param name="Id">Its accession number.</param>
/// <param name="Label">Its label in the project.</param>
/// <param name="DataType">Its data type, such as <c>xnat:mrSessionData</c>.</param>
internal sealed record QcSession(string Id, string Label, string DataType)
{
    public string? Subject { get; init; }

    public DateOnly? Date { get; init; }

    public string? Sex { get; init; }

    /// <summary>Age or what it can be reckoned from, as people read it; <see langword="null"/> if nothing is known.</summary>
    public string? Age { get; init; }

    public string? Scanner { get; init; }

    public string? Note { get; init; }

    public IReadOnlyList<QcScan> Scans { get; init; } = [];

    /// <summary>Custom variables by name.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>All its files, those beside its scans included; <see langword="null"/> where the server has not counted them.</summary>
    public FileTotal? Total { get; init; }

    /// <summary>Why it could not be read; <see langword="null"/> if it was.</summary>
    public string? Failure { get; init; }

    /// <summary>What people call its kind: <c>MR</c> for <c>xnat:mrSessionData</c>.</summary>
    public string Modality
    {
        get
        {
            var name = DataType[(DataType.IndexOf(':', StringComparison.Ordinal) + 1)..];
            return name.EndsWith("SessionData", StringComparison.Ordinal) && name.Length > 11 ? name[..^11].ToUpperInvariant() : name;
        }
    }
}
