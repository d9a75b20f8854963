using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.RoundTrips;

/// <summary>Values, and names of custom variables, either come back letter by letter or are refused before anything is sent.</summary>
public sealed class ValueRoundTripTests
{
    private const int Count = 40;

    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    public async Task ValuesOfFieldsGroupsAndRowsComeBackOrAreRefused(int seed)
    {
        await using var site = await TestSite.StudyAsync();
        var scan = (MrScanData)await (await SessionAsync(site)).Scans.GetAsync("1");
        foreach (var text in RandomNames.Of(seed, Count).Where(static text => text.Length > 0))
        {
            scan.Note = text;
            scan.Parameters.Sequence = text;
            if (scan.Parameters.AddParam.FirstOrDefault() is { } row) row.Value = text;
            else scan.Parameters.AddParam.Add(new() { Name = "remark", Value = text });
            if (await IsRefusedAsync(site, text, () => scan.SaveAsync())) scan = await scan.LoadAsync();
            else
                Assert.Equal(
                    (text, text, text),
                    ((await scan.LoadAsync()).Note, scan.Parameters.Sequence, scan.Parameters.AddParam.Single().Value));
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(11)]
    public async Task CustomVariablesComeBackOrAreRefused(int seed)
    {
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);
        var kept = 0;
        foreach (var text in RandomNames.Of(seed, Count).Where(static text => text.Length > 0))
        {
            if (!await IsRefusedAsync(site, text, () => session.SetFieldAsync(text, "1")))
            {
                kept++;
                Assert.Equal("1", (await session.FieldsAsync())[text]);
            }

            if (!await IsRefusedAsync(site, text, () => session.SetFieldAsync("remark", text)))
                Assert.Equal(text, (await session.FieldsAsync())["remark"]);
        }

        Assert.True(kept > Count / 4);
    }

    [Fact]
    public async Task ValuesOfNewObjectsComeBackToo()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("second");
        var number = 0;
        foreach (var text in RandomNames.Of(12, Count).Where(static text => text.Length > 0))
        {
            var made = new SubjectData { Label = $"V{number++}", Group = text };
            if (await IsRefusedAsync(site, text, () => project.Subjects.CreateAsync(made))) continue;
            Assert.Equal(text, (await project.Subjects.GetAsync(made.Label)).Group);
        }
    }

    private static async Task<MrSessionData> SessionAsync(TestSite site) =>
        (MrSessionData)await (await site.Client.Projects.GetAsync("brainimages")).Experiments.GetAsync("MR1");

    private static async Task<bool> IsRefusedAsync(TestSite site, string text, Func<Task> act)
    {
        var before = site.Server.Requests.Count;
        try
        {
            await act();
            return false;
        }
        catch (ArgumentException refusal)
        {
            Assert.Equal(before, site.Server.Requests.Count);
            var isWord = string.IsNullOrWhiteSpace(text) || text.Equals("NULL", StringComparison.OrdinalIgnoreCase)
                || refusal.Message.Contains("surrogate", StringComparison.Ordinal)
                || refusal.Message.Contains("entity of XML", StringComparison.Ordinal);
            if (!isWord) Assert.Contains(RandomNames.CharactersOf(text), name => refusal.Message.Contains(name, StringComparison.Ordinal));
            return true;
        }
    }
}
