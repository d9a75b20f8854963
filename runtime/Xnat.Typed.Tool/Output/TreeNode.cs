namespace Xnat.Typed.Tool.Output;

/// <summary>Something in a tree of the archive.</summary>
/// <param name="Level">What it is: a project, subject, experiment, scan, assessor or resource.</param>
/// <param name="Id">What names it for other commands.</param>
/// <param name="Label">What a person calls it.</param>
internal sealed record TreeNode(string Level, string Id, string? Label)
{
    /// <summary>Data type of an experiment, type of a scan, format of a resource.</summary>
    public string? Type { get; init; }

    /// <summary>What else is said about it: a name or a date.</summary>
    public string? Note { get; init; }

    /// <summary>How many files; <see langword="null"/> where nobody counted them.</summary>
    public long? Files { get; init; }

    /// <summary>Bytes of all files together; <see langword="null"/> where nobody counted them.</summary>
    public long? Bytes { get; init; }

    /// <summary>The line of it for a person.</summary>
    public string Text => PlainText.Of(string.Join("  ", Parts().Where(static part => !string.IsNullOrEmpty(part))));

    private IEnumerable<string?> Parts() =>
    [
        string.IsNullOrEmpty(Label) ? Id : Label,
        Type,
        Note,
        Files is { } files ? $"{CellText.Of(files)} {(files == 1 ? "file" : "files")}" : null,
        Bytes is { } bytes ? $"{CellText.Of(bytes)} bytes" : null,
    ];
}
