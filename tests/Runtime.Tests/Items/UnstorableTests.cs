using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Items;

/// <summary>What XNAT cannot hold, or would hold as something else, is refused before anything is sent.</summary>
public sealed class UnstorableTests
{
    private static readonly string[] Texts =
        ["NULL", "null", "nUlL", "a\0", "\u0008", "x\u001by", "\ufffe", "\uffff", "\ud800", "a\udfffb"];

    [Fact]
    public async Task PropertyLabelAndNestedRowAreRefused()
    {
        await using var site = await TestSite.StudyAsync();
        var subject = await SubjectAsync(site);

        foreach (var text in Texts)
        {
            await RefusesAsync(subject, () => subject.Group = text, () => subject.Group = null);
            await RefusesAsync(subject, () => subject.Label = text, () => subject.Label = "SUB1");
            await RefusesAsync(subject, () => subject.Demographics = new DemographicData { Race = text }, () => { });
            subject = await SubjectAsync(site);
        }

        Assert.DoesNotContain(site.Server.Requests, static request => request.Method == "PUT");
    }

    [Fact]
    public async Task NewObjectIsRefused()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");
        var before = site.Server.Requests.Count;

        foreach (var text in Texts)
        {
            foreach (var subject in (SubjectData[])[new() { Label = text }, new() { Label = "NEW", Group = text }])
                await Assert.ThrowsAsync<ArgumentException>("item", () => project.Subjects.CreateAsync(subject));
        }

        Assert.Equal(before, site.Server.Requests.Count);
    }

    [Fact]
    public async Task LabelInAnotherProjectIsRefused()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("second");
        var subject = await SubjectAsync(site);
        var session = await subject.Experiments.GetAsync("MR1");
        var before = site.Server.Requests.Count;

        foreach (var text in Texts)
        {
            await Assert.ThrowsAsync<ArgumentException>("label", () => subject.ShareAsync(project, text));
            await Assert.ThrowsAsync<ArgumentException>("label", () => subject.MoveAsync(project, text));
            await Assert.ThrowsAsync<ArgumentException>("label", () => session.ShareAsync(project, text));
            await Assert.ThrowsAsync<ArgumentException>("label", () => session.MoveAsync(project, text));
        }

        Assert.Equal(before, site.Server.Requests.Count);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    public async Task LabelUnderWhichNothingCouldBeReachedIsRefused(string label)
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("second");
        var subject = await SubjectAsync(site);
        var before = site.Server.Requests.Count;

        subject.Label = label;
        await Assert.ThrowsAsync<ArgumentException>("label", () => subject.SaveAsync());
        await Assert.ThrowsAsync<ArgumentException>("label", () => subject.ShareAsync(project, label));
        await (await subject.LoadAsync()).Experiments.GetAsync("MR1");
        await Assert.ThrowsAsync<ArgumentException>("label", () => subject.MoveAsync(project, label));

        Assert.All(site.Server.Requests.Skip(before), static request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task CustomVariableIsRefused()
    {
        await using var site = await TestSite.StudyAsync();
        var subject = await SubjectAsync(site);
        var before = site.Server.Requests.Count;

        foreach (var text in Texts)
        {
            await Assert.ThrowsAsync<ArgumentException>("value", () => subject.SetFieldAsync("verdict", text));
            await Assert.ThrowsAsync<ArgumentException>("name", () => subject.SetFieldAsync(text, "good"));
            await Assert.ThrowsAsync<ArgumentException>("name", () => subject.RemoveFieldAsync(text));
        }

        Assert.Equal(before, site.Server.Requests.Count);
    }

    [Theory]
    [InlineData("R&amp;D")]
    [InlineData("&lt;")]
    [InlineData("a&quot;b")]
    [InlineData("&apos;")]
    [InlineData("a.b")]
    [InlineData("a@b")]
    [InlineData("a/b")]
    [InlineData("a=b")]
    [InlineData("a'b")]
    [InlineData("a\"b")]
    [InlineData("[a")]
    [InlineData(" a")]
    [InlineData("a\t")]
    public async Task KeyThatWouldNameAnotherRowIsRefused(string key)
    {
        await using var site = await TestSite.StudyAsync();
        var subject = await SubjectAsync(site);
        var rows = subject.Raw.RowsAt("fields/field");
        (rows.IsList, rows.Key) = (true, "name");
        var row = new XnatRecord();
        row.Change("name", key);
        row.Change("field", "x");
        rows.Items.Add(row);
        var before = site.Server.Requests.Count;

        await Assert.ThrowsAsync<ArgumentException>("item", () => subject.SaveAsync());
        await Assert.ThrowsAsync<ArgumentException>("name", () => subject.SetFieldAsync(key, "x"));

        Assert.Equal(before, site.Server.Requests.Count);
    }

    private static async Task RefusesAsync(SubjectData subject, Action change, Action undo)
    {
        change();
        var error = await Assert.ThrowsAsync<ArgumentException>("item", () => subject.SaveAsync());
        Assert.Contains(" cannot be saved: ", error.Message, StringComparison.Ordinal);
        undo();
    }

    private static async Task<SubjectData> SubjectAsync(TestSite site) =>
        await (await site.Client.Projects.GetAsync("brainimages")).Subjects.GetAsync("SUB1");
}
