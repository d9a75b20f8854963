namespace Xnat.Typed.Schemas.Tests.Conformance;

/// <summary>Differences that are meant, each with its reason: lines <c>subject | reason</c> or <c>namespace URI | reason</c>.</summary>
internal sealed class AllowList
{
    private const string NamespaceEntry = "namespace ";

    private AllowList(IEnumerable<string> lines) =>
        Entries =
        [
            .. lines
                .Where(line => line.Length > 0 && line[0] != '#')
                .Select(line => line.Split(" | ", 2))
                .Select(parts => new KeyValuePair<string, string>(parts[0], parts.ElementAtOrDefault(1) ?? ""))
        ];

    public static AllowList Checked { get; } = new(File.ReadAllLines(Path.Combine(
        AppContext.BaseDirectory, "Conformance", "allowed-differences.txt")));

    /// <summary>What is allowed, and why.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Entries { get; }

    public bool Allows(Difference difference) => Entries.Any(entry => Matches(entry.Key, difference));

    public IEnumerable<string> Unused(IReadOnlyCollection<Difference> differences) =>
        Entries.Select(entry => entry.Key).Where(entry => !differences.Any(difference => Matches(entry, difference)));

    private static bool Matches(string entry, Difference difference) =>
        entry.StartsWith(NamespaceEntry, StringComparison.Ordinal)
            ? difference.Namespace == entry[NamespaceEntry.Length..]
            : difference.Subject == entry;
}
