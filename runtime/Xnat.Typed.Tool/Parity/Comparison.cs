namespace Xnat.Typed.Tool.Parity;

/// <summary>Finds what differs between two answers to one request, in words that hold nothing but names of the interface.</summary>
internal sealed class Comparison(Scrubber scrubber, bool sameObjects)
{
    private const string Absent = "absent";
    private const string Present = "present";

    public IReadOnlyList<ParityDifference> Compare(ParityRequest request, Answer here, Answer there)
    {
        scrubber.Know(here.Shape);
        scrubber.HideValues(there.Shape.Values);
        var differences = new List<ParityDifference>();
        var isOther = request.Comparing == Comparing.Bytes && !sameObjects;
        if (here.Status != there.Status) differences.Add(new("status", Status(here), Status(there)));
        foreach (var name in here.Headers.Keys.Union(there.Headers.Keys).Order(StringComparer.Ordinal))
        {
            if (isOther && name == "content-type") continue;
            var (ours, theirs) = (here.Headers.GetValueOrDefault(name), there.Headers.GetValueOrDefault(name));
            if (isOther) (ours, theirs) = (ours?.Split('/')[0], theirs?.Split('/')[0]);
            if (!string.Equals(ours, theirs, StringComparison.OrdinalIgnoreCase))
                differences.Add(new($"header {name}", Words(name, ours), Words(name, theirs)));
        }

        if (isOther) return differences;
        if (here.Shape.Format != there.Shape.Format) differences.Add(new("body", here.Shape.Format, there.Shape.Format));
        else if (request.Comparing is Comparing.Rows or Comparing.Members && here.Status == there.Status)
            differences.AddRange(Shapes(request.Comparing, here.Shape, there.Shape));
        return differences;
    }

    private IEnumerable<ParityDifference> Shapes(Comparing comparing, Shape here, Shape there) =>
        Columns(here.Columns, there.Columns).Concat(Members(comparing, here, there));

    private IEnumerable<ParityDifference> Columns(IReadOnlyList<string> here, IReadOnlyList<string> there)
    {
        if (here.Count == 0 || there.Count == 0) yield break;
        foreach (var name in here.Except(there, StringComparer.Ordinal)) yield return new($"column {scrubber.Name(name)}", Present, Absent);
        foreach (var name in there.Except(here, StringComparer.Ordinal)) yield return new($"column {scrubber.Name(name)}", Absent, Present);
        var (ours, theirs) = (here.Intersect(there, StringComparer.Ordinal), there.Intersect(here, StringComparer.Ordinal));
        if (!ours.SequenceEqual(theirs, StringComparer.Ordinal))
            yield return new("order of columns", Order(here), Order(there));
    }

    private IEnumerable<ParityDifference> Members(Comparing comparing, Shape here, Shape there)
    {
        foreach (var path in here.Kinds.Keys.Union(there.Kinds.Keys).Order(StringComparer.Ordinal))
        {
            var (ours, theirs) = (here.Kinds.GetValueOrDefault(path), there.Kinds.GetValueOrDefault(path));
            if (ours is not null && theirs is not null)
            {
                if (!SameKinds(ours, theirs)) yield return new(Named(here, path), Kinds(ours), Kinds(theirs));
            }
            else if ((sameObjects || comparing == Comparing.Rows) && IsInBoth(path, here, there) && !ShapePath.IsColumn(path))
            {
                yield return new(Named(here, path), ours is null ? Absent : Kinds(ours), theirs is null ? Absent : Kinds(theirs));
            }
        }
    }

    /// <summary>Below what only one server has nothing is said, nor of the rows of a list that has none on one server.</summary>
    private static bool IsInBoth(string path, Shape here, Shape there) =>
        Parent(path) is not { } parent || (here.Kinds.ContainsKey(parent) && there.Kinds.ContainsKey(parent));

    private static string? Parent(string path)
    {
        if (path.EndsWith("[]", StringComparison.Ordinal)) return path;
        var end = path.LastIndexOf(ShapePath.Separator);
        return end < 0 ? null : path[..end];
    }

    /// <summary>What has no value is null, whatever it is otherwise.</summary>
    private static bool SameKinds(IReadOnlySet<string> here, IReadOnlySet<string> there)
    {
        var (ours, theirs) = (here.Where(kind => kind != "null").ToHashSet(), there.Where(kind => kind != "null").ToHashSet());
        return ours.Count == 0 || theirs.Count == 0 || ours.Overlaps(theirs);
    }

    private string Named(Shape shape, string path) => $"{shape.Format} {(path.Length == 0 ? "root" : scrubber.Path(path))}";

    private string Order(IReadOnlyList<string> columns) => string.Join(' ', columns.Select(scrubber.Name));

    /// <summary>Addresses and names of cookies have no words of somebody's left when they come here.</summary>
    private string Words(string header, string? value) => header switch
    {
        _ when value is null => Absent,
        "location" or "set-cookie" => value,
        _ => string.Join(' ', value.Split(' ', ';').Select(word => string.Join('=', word.Split('=').Select(scrubber.Word)))),
    };

    private static string Kinds(IReadOnlySet<string> kinds) => string.Join(" or ", kinds.Order(StringComparer.Ordinal));

    private static string Status(Answer answer) =>
        answer.Status is { } status ? status.ToString(System.Globalization.CultureInfo.InvariantCulture) : "no whole answer";
}
