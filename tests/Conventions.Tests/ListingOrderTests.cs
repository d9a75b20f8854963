using System.Text.RegularExpressions;

namespace Xnat.Typed.Conventions.Tests;

/// <summary>XNAT promises no order; whoever gives several things says in which order they come.</summary>
public partial class ListingOrderTests
{
    private static readonly string Runtime = Path.Combine(SharedFiles.RepositoryRoot(), "runtime", "Xnat.Typed");

    public static TheoryData<string> Files =>
    [
        .. Directory.EnumerateFiles(Runtime, "*.cs", SearchOption.AllDirectories)
            .Select(static file => Path.GetRelativePath(Runtime, file).Replace('\\', '/'))
            .Where(static file => !file.StartsWith("obj/", StringComparison.Ordinal) && !file.StartsWith("bin/", StringComparison.Ordinal))
            .Where(static file => Listings(file).Count > 0)
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void DocumentationSaysTheOrder(string file) =>
        Assert.DoesNotContain(Listings(file), static listing => !OrderWord().IsMatch(listing.Documentation));

    [Fact]
    public void FilesWithListingsAreFound() => Assert.InRange(Files.Count, 15, 60);

    /// <summary>Public classes that are gone through, and public methods that give several things.</summary>
    private static List<(string Declaration, string Documentation)> Listings(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Runtime, file));
        if (!lines.Any(static line => line.StartsWith("public ", StringComparison.Ordinal))) return [];
        return
        [
            .. Enumerable.Range(0, lines.Length).Where(at => Listing().IsMatch(lines[at])).Select(at => (lines[at], Above(lines, at))),
        ];
    }

    private static string Above(string[] lines, int at) =>
        string.Join(' ', lines[..at].Reverse().TakeWhile(static line => line.TrimStart() is ['/', '/', '/', ..] or ['[', ..]));

    [GeneratedRegex(@"^( {4})?public [^=({]*(IAsyncEnumerable<|Task<IReadOnlyList<)")]
    private static partial Regex Listing();

    /// <summary>What says it by pointing at another member says it, too.</summary>
    [GeneratedRegex(@"\border\b|<inheritdoc")]
    private static partial Regex OrderWord();
}
