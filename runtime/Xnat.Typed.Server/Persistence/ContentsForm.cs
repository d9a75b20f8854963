using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Persistence;

/// <summary>The settings of a project as they are kept.</summary>
internal sealed record ContentsForm
{
    public required string Accessibility { get; init; }

    public required string PrearchiveCode { get; init; }

    public required string QuarantineCode { get; init; }

    public required string CurrentArchive { get; init; }

    public OrderedDictionary<string, string> Roles { get; init; } = [];

    public OrderedDictionary<string, string> ScanTypes { get; init; } = [];

    public static ContentsForm Of(ProjectContents contents) => new()
    {
        Accessibility = contents.Accessibility,
        PrearchiveCode = contents.PrearchiveCode,
        QuarantineCode = contents.QuarantineCode,
        CurrentArchive = contents.CurrentArchive,
        Roles = new(contents.Roles),
        ScanTypes = new(contents.ScanTypes),
    };

    public void Fill(ProjectContents contents)
    {
        contents.Accessibility = Accessibility;
        contents.PrearchiveCode = PrearchiveCode;
        contents.QuarantineCode = QuarantineCode;
        contents.CurrentArchive = CurrentArchive;
        foreach (var (login, group) in Roles) contents.Roles[login] = group;
        foreach (var (description, type) in ScanTypes) contents.ScanTypes[description] = type;
    }
}
