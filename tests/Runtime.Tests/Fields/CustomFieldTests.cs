using System.Text.Json;
using System.Text.Json.Nodes;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Fields;

/// <summary>Custom fields at each level: JSON goes in and comes out as it was.</summary>
public sealed class CustomFieldTests
{
    private const string Text = "a & b < c &amp; \"d\" 'e' äß 漢 🙂 \n NULL";

    [Theory]
    [InlineData("project")]
    [InlineData("subject")]
    [InlineData("session")]
    [InlineData("scan")]
    [InlineData("session by its ID")]
    public async Task KindsAndTextsAreKeptAtEachLevel(string level)
    {
        await using var site = await TestSite.StudyAsync();
        var owner = await OwnerAsync(site, level);

        await owner.SetCustomFieldsAsync(new JsonObject
        {
            ["number"] = 7, ["text"] = "7", ["note"] = Text, ["flag"] = false, ["nothing"] = null,
            ["list"] = new JsonArray(1, "x", new JsonObject { ["deep"] = true }),
        });
        await owner.SetCustomFieldAsync("name with blank#?%", "x");
        await owner.RemoveCustomFieldAsync("flag");
        await owner.RemoveCustomFieldAsync("flag");

        var fields = await owner.CustomFieldsAsync();
        Assert.Equal(
            ["list", "name with blank#?%", "note", "nothing", "number", "text"], fields.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((JsonValueKind.Number, JsonValueKind.String, JsonValueKind.Null),
            (fields["number"].ValueKind, fields["text"].ValueKind, fields["nothing"].ValueKind));
        Assert.Equal(Text, fields["note"].GetString());
        Assert.True(fields["list"][2].GetProperty("deep").GetBoolean());
        await owner.RemoveCustomFieldAsync("name with blank#?%");
        Assert.False((await owner.CustomFieldsAsync()).ContainsKey("name with blank#?%"));
    }

    [Fact]
    public async Task CustomVariableIsNoCustomField()
    {
        await using var site = await TestSite.StudyAsync();
        var session = (ExperimentData)await OwnerAsync(site, "session");

        await session.SetCustomFieldAsync("brain_volume", 5);

        Assert.Equal("0", (await session.FieldsAsync())["brain_volume"]);
        Assert.Equal(5, (await session.CustomFieldsAsync())["brain_volume"].GetInt32());
    }

    [Fact]
    public async Task NothingIsSentThroughAShare()
    {
        await using var site = await TestSite.StudyAsync();
        var session = (ExperimentData)await OwnerAsync(site, "session");
        var second = await site.Client.Projects.GetAsync("second");
        await session.ShareAsync(second, "SHOWN");
        var shown = await second.Experiments.GetAsync("SHOWN");

        await Assert.ThrowsAsync<XnatConflictException>(() => shown.SetCustomFieldAsync("a", 1));

        Assert.Empty(await session.CustomFieldsAsync());
    }

    private static async Task<IXnatEditable> OwnerAsync(TestSite site, string level)
    {
        var project = await site.Client.Projects.GetAsync("brainimages");
        var subject = await project.Subjects.GetAsync("SUB1");
        var session = (MrSessionData)await subject.Experiments.GetAsync("MR1");
        return level switch
        {
            "project" => project,
            "subject" => subject,
            "scan" => await session.Scans.GetAsync("1"),
            "session" => session,
            _ => await site.Client.Experiments.GetAsync(session.Id!),
        };
    }
}
