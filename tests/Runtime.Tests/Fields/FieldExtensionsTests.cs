using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Fields;

public sealed class FieldExtensionsTests
{
    [Fact]
    public async Task VariableIsReadSetAndRemoved()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);

        var before = (await session.FieldsAsync())["brain_volume"];
        await session.SetFieldAsync("brain_volume", 42.5);
        await session.SetFieldAsync("verdict", "good");
        var after = await session.FieldsAsync();
        await session.RemoveFieldAsync("verdict");

        Assert.Equal("0", before);
        Assert.Equal(("42.5", "good"), (after["brain_volume"], after["verdict"]));
        Assert.Equal(["brain_volume"], (await session.FieldsAsync()).Keys);
    }

    [Theory]
    [InlineData("a.b")]
    [InlineData("a@b")]
    [InlineData("a]b")]
    public async Task NameThatCannotBeAddressedIsRefused(string name)
    {
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);

        await Assert.ThrowsAsync<ArgumentException>("name", () => session.SetFieldAsync(name, "x"));
    }

    [Fact]
    public async Task MissingVariableIsSaid()
    {
        await using var site = await TestSite.StudyAsync();
        var fields = await (await SessionAsync(site)).FieldsAsync();

        var error = Assert.Throws<KeyNotFoundException>(() => fields["volume"]);

        Assert.Equal(
            "The object has no custom variable 'volume'; it has brain_volume. Use TryGetValue where it may be missing.", error.Message);
        Assert.False(fields.TryGetValue("volume", out _));
    }

    [Fact]
    public async Task RowThatClaimsToHaveSomeIsRefused() =>
        await Assert.ThrowsAsync<ArgumentException>("item", () => new ClaimingRow().FieldsAsync());

    private static async Task<MrSessionData> SessionAsync(TestSite site)
    {
        var project = await site.Client.Projects.GetAsync("brainimages");
        return await project.Experiments.OfType<MrSessionData>().GetAsync("MR1");
    }

    private sealed class ClaimingRow : XnatRow, IXnatVariableOwner
    {
        protected override string DataTypeName => "lab:rowData";
    }
}
