namespace Xnat.Typed.Server.Data;

/// <summary>What belongs to a project besides its own row.</summary>
internal sealed class ProjectContents
{
    public LabelledRows Subjects { get; } = new();

    /// <summary>Experiments of every kind; image assessors share the labels with sessions.</summary>
    public LabelledRows Experiments { get; } = new();

    /// <summary>Group (<c>owner</c>, <c>member</c>, <c>collaborator</c>) by login.</summary>
    public Dictionary<string, string> Roles { get; } = new(StringComparer.Ordinal);

    public string Accessibility { get; set; } = "private";

    /// <summary>0 keeps uploads in the prearchive, 4 archives them, 5 archives and overwrites.</summary>
    public string PrearchiveCode { get; set; } = "4";

    public string QuarantineCode { get; set; } = "0";

    public string CurrentArchive { get; set; } = "arc001";

    /// <summary>The type given last to scans with a series description, by that description.</summary>
    public Dictionary<string, string> ScanTypes { get; } = new(StringComparer.Ordinal);
}
