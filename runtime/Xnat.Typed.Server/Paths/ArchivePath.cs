namespace Xnat.Typed.Server.Paths;

/// <summary>
/// A path of the classic API below <c>/data</c>, taken apart. XNAT routes by the longest known start: what stands behind it is kept in
/// <see cref="Rest"/> and the object itself decides what to make of it.
/// </summary>
internal sealed class ArchivePath
{
    private readonly Dictionary<string, string> values;

    private ArchivePath(TemplateMatch<ArchiveNode> match, IReadOnlyList<string> segments, bool isFolder)
    {
        var parts = match.Template.Parts;
        values = match.Template.Values(segments);
        Node = match.Value;
        Word = parts[^1];
        Direction = parts.FirstOrDefault(part => part is "in" or "out");
        Rest = [.. segments.Skip(match.Length)];
        SentFile = values.GetValueOrDefault("file", "");
        if (isFolder && SentFile.Length > 0) SentFile += "/";
    }

    public ArchiveNode Node { get; }

    public string? Project => Stored("project");

    public string? Subject => Stored("subject");

    public string? Experiment => Stored("experiment");

    public string? Scan => Stored("scan");

    public string? Assessor => Stored("assessor");

    public string? Reconstruction => Stored("reconstruction");

    /// <summary><c>in</c> or <c>out</c> of an assessor or a reconstruction.</summary>
    public string? Direction { get; }

    public string? Resource => Stored("resource");

    /// <summary>Path of a file, or of a folder with a slash at its end; empty for the listing.</summary>
    public string File => StoredText.Escape(SentFile);

    /// <summary>The same before it was escaped: files out of archives and parts have their names by other ways than an address.</summary>
    public string SentFile { get; }

    /// <summary>Word of a vocabulary route.</summary>
    public string Word { get; }

    /// <summary>Segments behind the known part.</summary>
    public IReadOnlyList<string> Rest { get; }

    /// <summary>Takes a path apart.</summary>
    /// <param name="segments">Its segments below <c>/data</c> or <c>/data/archive</c>.</param>
    /// <param name="isFolder">Whether a slash stands at the end.</param>
    /// <returns><see langword="null"/> if no address begins like it.</returns>
    public static ArchivePath? Parse(IReadOnlyList<string> segments, bool isFolder = false) =>
        ArchiveTemplates.Find(segments) is { } match ? new(match, segments, isFolder) : null;

    private string? Stored(string name) => values.TryGetValue(name, out var value) ? StoredText.Escape(value) : null;
}
