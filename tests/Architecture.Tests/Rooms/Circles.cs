namespace Xnat.Typed.Architecture.Tests.Rooms;

/// <summary>Finds folders that use each other, themselves or through others.</summary>
internal static class Circles
{
    /// <summary>
    /// Each circle as the folders on the way round, at every level: <c>A/x</c> that uses <c>B/y</c>
    /// while <c>B/z</c> uses <c>A/w</c> is one of <c>A</c> and <c>B</c>.
    /// </summary>
    public static IEnumerable<string> Find(IEnumerable<Arrow> arrows)
    {
        var all = arrows.ToList();
        var levels = all.SelectMany(arrow => new[] { arrow.From, arrow.To }).Select(Depth).DefaultIfEmpty().Max();
        return Enumerable.Range(1, levels).SelectMany(level => At(level, all)).Distinct();
    }

    private static IEnumerable<string> At(int level, List<Arrow> arrows)
    {
        var targets = arrows.Select(arrow => (From: Cut(arrow.From, level), To: Cut(arrow.To, level)))
            .Where(arrow => arrow.From != arrow.To)
            .ToLookup(arrow => arrow.From, arrow => arrow.To);
        var done = new HashSet<string>(StringComparer.Ordinal);
        var circles = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var folder in targets) Follow(folder.Key, []);
        return circles;

        void Follow(string folder, List<string> way)
        {
            if (way.IndexOf(folder) is >= 0 and var start)
            {
                circles.Add(string.Join(" -> ", way.Skip(start).Append(folder)));
                return;
            }

            if (!done.Add(folder)) return;
            way.Add(folder);
            foreach (var next in targets[folder].Distinct().Order(StringComparer.Ordinal)) Follow(next, way);
            way.RemoveAt(way.Count - 1);
        }
    }

    private static int Depth(string folder) => folder.Count(letter => letter == '/') + 1;

    private static string Cut(string folder, int level) => string.Join('/', folder.Split('/').Take(level));
}
