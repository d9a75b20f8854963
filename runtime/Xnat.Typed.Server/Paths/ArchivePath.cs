namespace Xnat.Typed.Server.Paths;

/// <summary>
/// A path of the classic API below <c>/data</c>, taken apart. XNAT routes by the longest known start: what stands behind it is kept in
/// <see cref="Rest"/> and the object itself decides what to make of it.
/// </summary>
internal sealed class ArchivePath
{
    /// <summary>Words behind an object that mean something to it.</summary>
    private static readonly HashSet<string> Endings = new(StringComparer.Ordinal)
    {
        "projects", "status", "history", "prearchive_code", "quarantine_code", "current_arc", "scan_type_mapping", "archive_spec", "pipelines", "accessibility", "users", "XAR", "DIR", "DICOMDIR",
        "experiments", "scans", "assessors", "reconstructions", "files",
    };

    private readonly IReadOnlyList<string> segments;
    private readonly List<string> template = [];
    private int position;
    private bool isFolder;

    private ArchivePath(IReadOnlyList<string> segments) => this.segments = segments;

    public ArchiveNode Node { get; private set; }

    public string? Project { get; private set; }

    public string? Subject { get; private set; }

    public string? Experiment { get; private set; }

    public string? Scan { get; private set; }

    public string? Assessor { get; private set; }

    public string? Reconstruction { get; private set; }

    /// <summary><c>in</c> or <c>out</c> of an assessor or a reconstruction.</summary>
    public string? Direction { get; private set; }

    public string? Resource { get; private set; }

    /// <summary>Path of a file, or of a folder with a slash at its end; empty for the listing.</summary>
    public string File => StoredText.Escape(SentFile);

    /// <summary>The same before it was escaped: files out of archives and parts have their names by other ways than an address.</summary>
    public string SentFile { get; private set; } = "";

    /// <summary>Word of a vocabulary route.</summary>
    public string Word { get; private set; } = "";

    /// <summary>Segments behind the known part.</summary>
    public IReadOnlyList<string> Rest { get; private set; } = [];

    /// <summary>The path with its identifiers replaced by their kinds.</summary>
    public string Template => "/" + string.Join('/', template);

    /// <summary>Takes a path apart.</summary>
    /// <param name="segments">Its segments below <c>/data</c> or <c>/data/archive</c>.</param>
    /// <param name="isFolder">Whether a slash stands at the end.</param>
    /// <returns><see langword="null"/> if no route begins like it.</returns>
    public static ArchivePath? Parse(IReadOnlyList<string> segments, bool isFolder = false)
    {
        var path = new ArchivePath(segments) { isFolder = isFolder };
        var known = path.Next() switch
        {
            "projects" => path.Projects(),
            "subjects" => path.Subjects(),
            "experiments" => path.Experiments(),
            "scan_types" or "scanners" or "investigators" => path.Vocabulary(segments[0]),
            _ => false,
        };
        if (!known) return null;
        path.Rest = [.. segments.Skip(path.position)];
        path.template.AddRange(path.Rest.Select((segment, index) => index == 0 && Endings.Contains(segment) ? segment : index == 1 && path.Rest[0] == "projects" ? "{project}" : "{rest}"));
        return path;
    }

    private bool Projects()
    {
        if (!Enter("projects", "{project}", ArchiveNode.ProjectList, ArchiveNode.Project, out var id)) return true;
        Project = id;
        return Peek() switch
        {
            "subjects" => Step() && Subjects(),
            "experiments" => Step() && Experiments(),
            "scan_types" => Step() && Vocabulary("scan_types"),
            _ => Resources(),
        };
    }

    private bool Subjects()
    {
        if (!Enter("subjects", "{subject}", ArchiveNode.SubjectList, ArchiveNode.Subject, out var id)) return true;
        Subject = id;
        // A listing of a subject's experiments exists only below a project.
        return Peek() == "experiments" && Project is not null ? Step() && Experiments() : Resources();
    }

    private bool Experiments()
    {
        if (!Enter("experiments", "{experiment}", ArchiveNode.ExperimentList, ArchiveNode.Experiment, out var id)) return true;
        Experiment = id;
        // Below projects/P/experiments/E XNAT has resources and nothing else; longer paths are answered by the experiment itself.
        if (Project is not null && Subject is null) return Peek() != "resources" || Resources();
        switch (Peek())
        {
            case "scans":
                Step();
                if (Enter("scans", "{scan}", ArchiveNode.ScanList, ArchiveNode.Scan, out id)) Scan = id;
                break;
            case "assessors":
                Step();
                if (Enter("assessors", "{assessor}", ArchiveNode.AssessorList, ArchiveNode.Assessor, out id)) Assessor = id;
                break;
            case "reconstructions":
                Step();
                if (Enter("reconstructions", "{reconstruction}", ArchiveNode.ReconstructionList, ArchiveNode.Reconstruction, out id)) Reconstruction = id;
                break;
        }

        return Node is ArchiveNode.ScanList or ArchiveNode.AssessorList or ArchiveNode.ReconstructionList || Resources();
    }

    private bool Resources()
    {
        if (Node is ArchiveNode.Assessor or ArchiveNode.Reconstruction && Peek() is "in" or "out" && position + 1 < segments.Count && segments[position + 1] is "resources" or "files")
        {
            Direction = Next();
            template.Add(Direction!);
        }

        if (Peek() == "resources")
        {
            Step();
            if (!Enter("resources", "{resource}", ArchiveNode.ResourceList, ArchiveNode.Resource, out var id)) return true;
            Resource = id;
        }

        if (Peek() != "files") return true;
        Step();
        template.Add("files");
        Node = ArchiveNode.Files;
        SentFile = string.Join('/', segments.Skip(position));
        if (isFolder && SentFile.Length > 0) SentFile += "/";
        if (SentFile.Length > 0) template.Add("{file}");
        position = segments.Count;
        return true;
    }

    private bool Vocabulary(string word)
    {
        template.Add(word);
        Node = ArchiveNode.Vocabulary;
        Word = word;
        return true;
    }

    private bool Enter(string name, string placeholder, ArchiveNode list, ArchiveNode item, out string? id)
    {
        template.Add(name);
        Node = list;
        if (Next() is not { } segment)
        {
            id = null;
            return false;
        }

        id = StoredText.Escape(segment);
        template.Add(placeholder);
        Node = item;
        return true;
    }

    private string? Peek() => position < segments.Count ? segments[position] : null;

    private string? Next() => position < segments.Count ? segments[position++] : null;

    private bool Step()
    {
        position++;
        return true;
    }
}
