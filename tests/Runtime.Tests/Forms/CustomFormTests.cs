using System.Text.Json;
using System.Text.Json.Nodes;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Forms;

/// <summary>Custom forms: read, filled in, and checked by their own definition.</summary>
public sealed class CustomFormTests
{
    [Fact]
    public async Task FieldsAreFoundWhereverTheFormArrangesThem()
    {
        await using var site = await StartAsync();

        var form = Assert.Single(await (await ProjectAsync(site)).CustomFormsAsync<SubjectData>());

        Assert.Equal(("Visit", "xnat:subjectData", true), (form.Title, form.DataType, form.IsSiteWide));
        Assert.Equal(
            [
                "notes Text", "score Number", "fasting Boolean", "hand Choice", "grade Choice", "seen Choices", "at Moment", "on Day",
                "exam.code Text", "exam.hour Time", "sign Unknown",
            ],
            form.Fields.Select(static field => field.ToString()));
        Assert.Equal((2, 10, null), (form.Find("notes")!.MinLength, form.Find("notes")!.MaxLength, form.Find("notes")!.Pattern));
        Assert.Equal(["l", "r"], form.Find("hand")!.PossibleValues);
        Assert.True(form.Find("exam.hour")!.IsConditional);
        Assert.Equal(("signature", "validate.custom"), (form.Find("sign")!.Type, Assert.Single(form.Find("sign")!.Unchecked)));
        Assert.Equal("Visit", form.Definition.GetProperty("title").GetString());
    }

    [Fact]
    public async Task ProjectHasItsOwnFormsAndThoseOfTheSiteUnlessItOptedOut()
    {
        await using var site = await TestSite.StudyAsync();
        const string form = """{"title":"F","components":[{"type":"textfield","key":"a"}]}""";
        await SaveFormAsync(site, "xnat:subjectData", null, form);
        await SaveFormAsync(site, "xnat:subjectData", "second", form);
        await SaveFormAsync(site, "xnat:mrSessionData", null, form);
        var (first, second) = (await ProjectAsync(site), await site.Client.Projects.GetAsync("second"));

        Assert.Equal((1, 2), (await CountAsync(first), await CountAsync(second)));

        var id = (await first.CustomFormsAsync<SubjectData>())[0].Id;
        await site.Client.Raw.PostJsonAsync($"/xapi/customforms/optout/{id}", new JsonArray("second"));
        Assert.Equal((1, 1), (await CountAsync(first), await CountAsync(second)));

        await site.Client.Raw.PostJsonAsync("/xapi/customforms/disable", new JsonArray("1-1"));
        Assert.Equal((0, 1), (await CountAsync(first), await CountAsync(second)));
    }

    [Fact]
    public async Task AnswersAreKeptWithTheirKindsAndWhatTheFormDoesNotKnowStays()
    {
        await using var site = await StartAsync();
        var (subject, form) = await SubjectAsync(site);
        await subject.SetCustomFieldAsync(form.Id, JsonNode.Parse("""{"old":"kept","sign":"data:x","exam":{"other":1}}"""));

        var answers = await subject.FormAnswersAsync(form);
        answers.Set("score", 7);
        answers.Set("exam.code", "AB1");
        answers.Set("seen", new JsonObject { ["mri"] = true, ["eeg"] = false });
        await answers.SaveAsync();

        var kept = await subject.FormAnswersAsync(form);
        Assert.Equal((7, "AB1"), (kept["score"].GetInt32(), kept["exam.code"].GetString()));
        Assert.Equal(("kept", 1), (kept["old"].GetString(), kept["exam.other"].GetInt32()));
        Assert.Equal(JsonValueKind.Undefined, kept["notes"].ValueKind);
        Assert.True(kept["seen"].GetProperty("mri").GetBoolean());
    }

    [Theory]
    [InlineData("notes", "\"ok\"", null)]
    [InlineData("notes", "7", "is a text")]
    [InlineData("notes", "\"x\"", "has at least 2 letters")]
    [InlineData("notes", "\"much too long\"", "has at most 10 letters")]
    [InlineData("score", "10", null)]
    [InlineData("score", "10.5", "is at most 10")]
    [InlineData("score", "-1", "is at least 0")]
    [InlineData("score", "\"7\"", "is a number")]
    [InlineData("fasting", "false", null)]
    [InlineData("fasting", "\"false\"", "is true or false")]
    [InlineData("hand", "\"l\"", null)]
    [InlineData("hand", "\"left\"", "is one of l, r")]
    [InlineData("grade", "[\"1\",2]", null)]
    [InlineData("grade", "\"1\"", "is a list of values")]
    [InlineData("grade", "[\"1\",\"3\"]", "is one of 1, 2")]
    [InlineData("seen", "{\"mri\":true}", null)]
    [InlineData("seen", "{\"ct\":true}", "is an object of true and false; its names: mri, eeg")]
    [InlineData("at", "\"2024-05-17T13:45:00+02:00\"", null)]
    [InlineData("at", "\"yesterday\"", "is a moment as ISO 8601 writes it")]
    [InlineData("on", "\"05/17/2024\"", null)]
    [InlineData("on", "\"2024-05-17\"", "is a day, such as 05/17/2024")]
    [InlineData("exam.hour", "\"13:45:00\"", null)]
    [InlineData("exam.hour", "\"noon\"", "is a time of day, such as 13:45:00")]
    [InlineData("exam.code", "\"AB1\"", null)]
    [InlineData("exam.code", "\"AB12\"", "matches [A-Z]{2}[0-9]")]
    [InlineData("sign", "{\"any\":[1]}", null)]
    public async Task AnswerIsHeldToTheForm(string path, string json, string? why)
    {
        await using var site = await StartAsync();
        var (subject, form) = await SubjectAsync(site);
        var answers = await subject.FormAnswersAsync(form);

        var error = Record.Exception(() => answers.Set(path, JsonNode.Parse(json)));

        if (why is null) Assert.Null(error);
        else Assert.Contains($"{path} {why}.", Assert.IsType<ArgumentException>(error).Message, StringComparison.Ordinal);
        Assert.Equal(why is not null, answers[path].ValueKind == JsonValueKind.Undefined);
    }

    [Fact]
    public async Task WhatMustBeFilledInIsSaidBeforeAnythingIsSentAndCanBeSentAllTheSame()
    {
        await using var site = await StartAsync();
        var (subject, form) = await SubjectAsync(site);
        var answers = await subject.FormAnswersAsync(form);
        answers.Set("notes", "secret");
        var before = site.Server.Requests.Count;

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => answers.SaveAsync());

        Assert.Equal(before, site.Server.Requests.Count);
        Assert.Equal(["score", "sign"], answers.Problems().Select(static problem => problem.Path));
        Assert.StartsWith("The form is not filled in as it asks: score must be filled in", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);

        await answers.SaveAsync(allowsProblems: true);
        Assert.Equal("secret", (await subject.FormAnswersAsync(form))["notes"].GetString());
    }

    [Fact]
    public async Task AnswersOfSomebodyElseAreHeldToTheFormToo()
    {
        await using var site = await StartAsync();
        var (subject, form) = await SubjectAsync(site);
        await subject.SetCustomFieldAsync(form.Id, JsonNode.Parse("""{"score":"many","sign":"x"}"""));

        var answers = await subject.FormAnswersAsync(form);

        Assert.Equal([new XnatFormProblem("score", "is a number")], answers.Problems());
    }

    [Fact]
    public async Task FormOfAnotherDataTypeAndUnknownFieldsAreRefused()
    {
        await using var site = await StartAsync();
        var (subject, form) = await SubjectAsync(site);
        var session = await subject.Experiments.GetAsync("MR1");

        await Assert.ThrowsAsync<ArgumentException>(() => session.FormAnswersAsync(form));
        var answers = await subject.FormAnswersAsync(form);
        Assert.Throws<ArgumentException>(() => answers.Set("exam", new JsonObject()));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    public async Task WhatAreNoAnswersIsSaid(string json)
    {
        await using var site = await StartAsync();
        var (subject, form) = await SubjectAsync(site);
        await subject.SetCustomFieldAsync(form.Id, JsonNode.Parse(json));

        await Assert.ThrowsAsync<XnatContentException>(() => subject.FormAnswersAsync(form));
    }

    [Theory]
    [InlineData("\"{\\\"components\\\":\"")]
    [InlineData("\"[]\"")]
    [InlineData("7")]
    public async Task FormThatIsNoDocumentIsSaid(string contents)
    {
        var row = "[{\"formUUID\":\"u\",\"path\":\"datatype/xnat:subjectData\",\"contents\":" + contents
            + ",\"appliesToList\":[{\"entityId\":\"Site\",\"status\":\"enabled\"}]}]";
        using var server = new ScriptedServer().SignsIn().On("GET /xapi/customforms", row)
            .On(
                "GET /data/projects/P1",
                """{"items":[{"meta":{"xsi:type":"xnat:projectData"},"data_fields":{"ID":"P1"},"children":[]}]}""");
        await using var client = await server.ConnectAsync();
        var project = await client.Projects.GetAsync("P1");

        var error = await Assert.ThrowsAsync<XnatContentException>(() => project.CustomFormsAsync<SubjectData>());

        Assert.Equal("GET /xapi/customforms", error.Route);
    }

    internal static Task SaveFormAsync(TestSite site, string dataType, string? project, string builder) =>
        site.Client.Raw.PutJsonAsync("/xapi/customforms/save", FormSamples.Submission(dataType, project, builder));

    private static async Task<TestSite> StartAsync()
    {
        var site = await TestSite.StudyAsync();
        await SaveFormAsync(site, "xnat:subjectData", null, FormSamples.Visit);
        return site;
    }

    private static Task<ProjectData> ProjectAsync(TestSite site) => site.Client.Projects.GetAsync("brainimages");

    private static async Task<(SubjectData Subject, XnatCustomForm Form)> SubjectAsync(TestSite site)
    {
        var project = await ProjectAsync(site);
        return (await project.Subjects.GetAsync("SUB1"), Assert.Single(await project.CustomFormsAsync<SubjectData>()));
    }

    private static async Task<int> CountAsync(ProjectData project) => (await project.CustomFormsAsync<SubjectData>()).Count;
}
