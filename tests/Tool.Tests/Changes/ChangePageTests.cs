using Xnat.Typed.Schema.Changes;

namespace Xnat.Typed.Tool.Tests.Changes;

public class ChangePageTests
{
    [Fact]
    public void PageHasARowOfEachRule()
    {
        var page = File.ReadAllLines(Path.Combine(SharedFiles.RepositoryRoot(), "docs", "schema-changes.md"));

        Assert.Equal(
            ChangeRules.All.OrderBy(rule => rule.Id, StringComparer.Ordinal).Select(Row),
            page.Where(line => line.StartsWith("| XD", StringComparison.Ordinal)));
    }

    [Fact]
    public void NoRuleHasTheNumberOfAnother() => Assert.Distinct(ChangeRules.All.Select(rule => rule.Id));

    [Fact]
    public void EveryRuleIsInTheCatalog() => Assert.Equal(
        typeof(ChangeRules).GetFields().Where(field => field.FieldType == typeof(ChangeRule)).Select(field => field.GetValue(null)),
        ChangeRules.All.Cast<object?>());

    private static string Row(ChangeRule rule) =>
        $"| {rule.Id} | {rule.Title} | {Word(rule.Reading)} | {Word(rule.Writing)} | {Word(rule.Code)} | {rule.Example} |";

    private static string Word(ChangeLevel level) => level.ToString().ToLowerInvariant();
}
