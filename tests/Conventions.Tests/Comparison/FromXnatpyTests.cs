namespace Xnat.Typed.Conventions.Tests.Comparison;

/// <summary><c>docs/from-xnatpy.md</c> names what there is, gives each member of the others a verdict, and counts right.</summary>
public class FromXnatpyTests
{
    private static readonly ComparisonPage Page =
        ComparisonPage.Parse(File.ReadAllText(Path.Combine(SharedFiles.RepositoryRoot(), "docs", "from-xnatpy.md")));

    private static readonly PublicNames Names = new();

    [Fact]
    public void EachRowHasFourCellsAndAVerdict()
    {
        var wrong = Page.Rows
            .Where(row => row.Cells.Count != 4 || row.Members.Count == 0 || !ComparisonPage.Verdicts.Contains(row.Verdict));

        AssertNone(wrong);
    }

    [Fact]
    public void WhatIsCoveredHasANameAndWhatIsNotAReason()
    {
        var nameless = Page.Rows.Where(row => row.Verdict is "covered" or "in part" && row.Ours.Count == 0);
        var unexplained = Page.Rows.Where(row => row.Verdict != "covered" && row.Remark.Length == 0);

        AssertNone(nameless.Concat(unexplained));
    }

    [Fact]
    public void NoMemberStandsTwice()
    {
        var members = Page.Rows.SelectMany(row => row.Members.Select(member => $"{row.Library}, {row.Section}: {member}"));

        var twice = members.GroupBy(member => member, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key);
        AssertNone(twice);
    }

    [Fact]
    public async Task OurNamesAreThere()
    {
        List<string> absent = [];
        foreach (var row in Page.Rows)
        {
            var names = row.Ours.Concat(CodeSpans.Of(row.Remark).Where(Names.BeginsWithType));
            foreach (var name in names) if (!await IsThereAsync(name)) absent.Add($"{row}: {name}");
        }

        AssertNone(absent);
    }

    [Theory]
    [InlineData("XnatListing.GetAsync", true)]
    [InlineData("ProjectData.MembersAsync", true)]
    [InlineData("SubjectData.MembersAsync", false)]
    [InlineData("MrScanData.LoadAsync", true)]
    [InlineData("MrScanData.ShareAsync", false)]
    [InlineData("ResourceCatalog.Files", true)]
    [InlineData("ImageScanData.Files", false)]
    [InlineData("XnatListing.ForEachAsync", true)]
    [InlineData("XnatServices.ForEachAsync", false)]
    [InlineData("Catalogs.Catalog", true)]
    [InlineData("MrScanData.ParametersElement.Tr", true)]
    [InlineData("XnatCredential.FromKeyring", false)]
    [InlineData("xnat-typed schema pull", true)]
    [InlineData("xnat-typed schema push", false)]
    public async Task NamesAreFoundAsAProgramFindsThem(string name, bool isThere) => Assert.Equal(isThere, await IsThereAsync(name));

    [Fact]
    public void CountsAtTheTopAreThoseOfTheTables()
    {
        var counted = Page.Rows.Select(row => row.Library).Distinct(StringComparer.Ordinal)
            .ToDictionary(library => library, Page.Counted, StringComparer.Ordinal);

        Assert.Equal(Text(counted), Text(Page.Counts.Where(pair => pair.Value.All(figure => figure >= 0))));
    }

    private static async Task<bool> IsThereAsync(string name) =>
        name.StartsWith("xnat-typed ", StringComparison.Ordinal) ? await ToolCommands.ContainsAsync(name) : Names.Contains(name);

    /// <summary>Names all of them; xunit's own messages end after the first few.</summary>
    private static void AssertNone(IEnumerable<object> wrong) => Assert.True(!wrong.Any(), string.Join('\n', wrong));

    private static string Text(IEnumerable<KeyValuePair<string, IReadOnlyList<int>>> counts) =>
        string.Join('\n', counts.Select(pair => $"{pair.Key}: {string.Join(' ', pair.Value)}"));
}
