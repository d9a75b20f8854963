using Xunit.Abstractions;

namespace Xnat.Typed.Schemas.Tests.Conformance;

/// <summary>The bundled schemas against the real ones, where they are at hand.</summary>
public sealed class ConformanceTests(ITestOutputHelper output)
{
    [SharedFact("schemas/xnat-1.8")]
    public void NothingDiffersFromXnat18ButWhatIsListed()
    {
        var differences = Comparison.Of(SchemaSource.Bundled, SchemaSource.OfFolder(SharedFiles.PathOf("schemas/xnat-1.8")));

        var unlisted = differences.Where(difference => !AllowList.Checked.Allows(difference)).ToList();
        Assert.True(unlisted.Count == 0, $"{unlisted.Count} differences:\n{string.Join('\n', unlisted)}");
        Assert.Empty(AllowList.Checked.Unused(differences));
    }

    [SharedFact("schemas/xnat-1.8/xdat/xdat.xsd")]
    public void SimpleTypesOfTextsAreThoseOfXnat18()
    {
        var differences = Comparison.Of(SchemaSource.Bundled, SchemaSource.OfFolder(SharedFiles.PathOf("schemas/xnat-1.8")));

        Assert.DoesNotContain(differences, difference => difference.Subject.StartsWith("simple type", StringComparison.Ordinal));
    }

    [SharedFact("schemas/xnat-1.7")]
    public void EveryTypeOfXnat17IsThereAndTheOtherDifferencesAreReported()
    {
        var differences = Comparison.Of(SchemaSource.Bundled, SchemaSource.OfFolder(SharedFiles.PathOf("schemas/xnat-1.7")))
            .Where(difference => difference.Namespace == "http://nrg.wustl.edu/xnat").ToList();

        output.WriteLine($"{differences.Count} differences from XNAT 1.7:");
        foreach (var difference in differences) output.WriteLine(difference.ToString());
        Assert.DoesNotContain(differences, difference =>
            difference.Text == "is missing in ours" && !difference.Subject.Contains('/', StringComparison.Ordinal));
    }

    [Fact]
    public void AllowListIsShortAndGivesReasons()
    {
        Assert.True(AllowList.Checked.Entries.Count <= 10);
        Assert.All(AllowList.Checked.Entries, entry => Assert.True(entry.Value.Length > 20, $"'{entry.Key}' needs a reason."));
    }
}
