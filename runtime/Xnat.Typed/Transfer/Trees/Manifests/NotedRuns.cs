using System.Text.Json;

namespace Xnat.Typed;

/// <summary>The runs into a folder that have not come to their end, as they lie there.</summary>
/// <param name="Runs">Them.</param>
/// <param name="Files">How many files those objects have that were listed.</param>
internal sealed record NotedRuns(IReadOnlyList<NotedRun> Runs, IReadOnlyDictionary<string, long> Files)
{
    public static NotedRuns None { get; } = new([], new Dictionary<string, long>());

    /// <summary>Those of a folder; <see langword="null"/> where there is no record, or none of ours.</summary>
    public static NotedRuns? Find(TreeFolder folder)
    {
        var (runs, files) = (new List<NotedRun>(), new SortedDictionary<string, long>(StringComparer.Ordinal));
        foreach (var line in LinesOf(folder))
        {
            if (HeadOf(line) is { } run) runs.Add(run);
            else if (CheckedLine.TextOf(line, "object") is { } key && CheckedLine.NumberOf(line, "files") is { } count) files[key] = count;
        }

        return runs.Count > 0 ? new(runs, files) : null;
    }

    /// <summary>Makes the record of one folder tell of the runs of another, too.</summary>
    /// <returns>Whether the other has one.</returns>
    /// <exception cref="IOException">The disk does not take it.</exception>
    public static bool Join(TreeFolder folder, TreeFolder other)
    {
        if (Find(other) is not { } its) return false;
        var mine = Find(folder) ?? None;
        var files = new SortedDictionary<string, long>(its.Files.ToDictionary(), StringComparer.Ordinal);
        foreach (var (key, count) in mine.Files) files[key] = count;
        // A merge that was killed is done again.
        var added = its.Runs.Where(
            run => !mine.Runs.Any(known => known.Started == run.Started && known.Objects.SequenceEqual(run.Objects)));
        new NotedRuns([.. mine.Runs, .. added], files).Write(folder);
        return true;
    }

    /// <summary>What is left of them where a run begins; see <see cref="RunRecord.Begin"/>.</summary>
    public NotedRuns Without(NotedRun run, bool replacesSame)
    {
        var listed = run.Objects.ToHashSet(StringComparer.Ordinal);
        NotedRun[] left =
        [
            .. Runs.Where(other => !replacesSame || other.Root != run.Root)
                .Select(other => other with { Objects = [.. other.Objects.Where(address => !listed.Contains(address))] })
                .Where(static other => other.Objects.Count > 0),
        ];
        var kept = left.SelectMany(static other => other.Objects).ToHashSet(StringComparer.Ordinal);
        return new(left, Files.Where(item => IsBelow(item.Key, kept)).ToDictionary(StringComparer.Ordinal));
    }

    public NotedRuns With(NotedRun run) => this with { Runs = [run, .. Runs] };

    /// <exception cref="IOException">The disk does not take it.</exception>
    public void Write(TreeFolder folder) => OwnFile.Write(
        folder.RunPath, Runs.Select(HeadOf).Concat(Files.Select(static item => LineOf(item.Key, item.Value))));

    /// <summary>The line that says how many files an object has.</summary>
    public static string LineOf(string key, long files) => CheckedLine.Of(json =>
    {
        json.WriteString("object", key);
        json.WriteNumber("files", files);
    });

    // A listing of files is named by the path of its object below /data and what of it was listed.
    private static bool IsBelow(string listing, HashSet<string> objects)
    {
        for (var end = listing.Length; end > 0; end = listing.LastIndexOf('/', end - 1))
            if (objects.Contains("/data/" + listing[..end])) return true;
        return false;
    }

    private static string HeadOf(NotedRun run) => CheckedLine.Of(json =>
    {
        json.WriteString("started", run.Started);
        json.WriteString("server", run.Server.AbsoluteUri);
        json.WriteString("root", run.Root);
        json.WriteStartArray("objects");
        foreach (var address in run.Objects) json.WriteStringValue(address);
        json.WriteEndArray();
    });

    private static NotedRun? HeadOf(JsonElement line) =>
        CheckedLine.TimeOf(line, "started") is { } started
        && Uri.TryCreate(CheckedLine.TextOf(line, "server"), UriKind.Absolute, out var server)
        && line.TryGetProperty("objects", out var objects) && objects.ValueKind == JsonValueKind.Array
            ? new(
                server,
                started,
                CheckedLine.TextOf(line, "root") ?? "",
                [.. objects.EnumerateArray().Select(static address => address.GetString() ?? "")])
            : null;

    // Another run may be writing.
    private static List<JsonElement> LinesOf(TreeFolder folder)
    {
        try
        {
            using var reader = new StreamReader(new FileStream(
                folder.RunPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            return [.. reader.ReadToEnd().Split('\n').Select(CheckedLine.Read).OfType<JsonElement>()];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
    }
}
