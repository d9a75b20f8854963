namespace Xnat.Typed.Server.Data;

/// <summary>What belongs to a project besides its own row.</summary>
internal sealed class ProjectContents(Row project)
{
    public LabelledRows Subjects { get; } = new();

    /// <summary>Experiments of every kind; image assessors share the labels with sessions.</summary>
    public LabelledRows Experiments { get; } = new();

    /// <summary>Group (<c>owner</c>, <c>member</c>, <c>collaborator</c>) by login.</summary>
    public TrackedTexts Roles { get; } = new(project);

    public string Accessibility
    {
        get;
        set => Set(ref field, value);
    } = "private";

    /// <summary>0 keeps uploads in the prearchive, 4 archives them, 5 archives and overwrites.</summary>
    public string PrearchiveCode
    {
        get;
        set => Set(ref field, value);
    } = "4";

    public string QuarantineCode
    {
        get;
        set => Set(ref field, value);
    } = "0";

    public string CurrentArchive
    {
        get;
        set => Set(ref field, value);
    } = "arc001";

    /// <summary>The type given last to scans with a series description, by that description.</summary>
    public TrackedTexts ScanTypes { get; } = new(project);

    private void Set(ref string field, string value)
    {
        field = value;
        project.Touch();
    }
}
