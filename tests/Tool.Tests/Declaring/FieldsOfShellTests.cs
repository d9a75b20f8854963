using System.Text.Json;
using System.Text.Json.Nodes;
using Xnat.Typed.Model;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Declaring;

/// <summary>Variables, custom fields and forms from a shell, by one grammar of names.</summary>
public sealed class FieldsOfShellTests : IAsyncLifetime
{
    private static readonly string[] Subject = ["--project", "brainimages", "--subject", "S1"];

    private static readonly string[] Session = ["--project", "brainimages", "--experiment", "MR1"];

    private static readonly string[] Scan = [.. Session, "--scan", "4"];

    private DeclaringStage stage = null!;

    public async Task InitializeAsync() => stage = await DeclaringStage.StartAsync();

    public Task DisposeAsync() => stage.DisposeAsync().AsTask();

    [Fact]
    public async Task FormIsFilledInByItsTitleAndReadByKind()
    {
        string[] set =
        [
            "Visit.score=7", "Visit.fasting=true", "Visit.hand=l", "Visit.grades=1,2", "Visit.parts=mri", "Visit.exam.code=AB",
            "Visit.sign={\"by\":1}",
        ];
        var filled = await RunAsync("set", Subject, set);
        var read = await RunAsync("get", Subject, "--json");

        Assert.Equal((0, "", "7 of 7 set"), (filled.ExitCode, filled.Error, filled.Lines[^1]));
        using var document = JsonDocument.Parse(read.Output);
        Assert.Equal(
            [
                "Visit.score 7", "Visit.fasting True", "Visit.hand l", "Visit.grades [\"1\",\"2\"]",
                "Visit.parts {\"mri\":true,\"eeg\":false}",
                "Visit.exam.code AB", "Visit.sign {\"by\":1}",
            ],
            document.RootElement.EnumerateArray().Select(static row => $"{row.GetProperty("name")} {row.GetProperty("value")}"));
        Assert.Single(stage.Server.Requests, static request => request.Method == "PUT" && request.Path.Contains("custom-fields"));
    }

    [Theory]
    [InlineData("Visit.score=many", "Visit.score is a number, not 'many'.")]
    [InlineData("Visit.fasting=yes", "Visit.fasting is true or false, not 'yes'.")]
    [InlineData("Visit.parts=ct", "Visit.parts has no box 'ct'; it has mri, eeg.")]
    [InlineData("Visit.hand=x", "The form does not take this answer: hand is one of l, r.")]
    [InlineData("Visit.score=11", "The form does not take this answer: score")]
    [InlineData("Visit.scor=7", "Visit.scor: the form has no such field; it has score, fasting,")]
    [InlineData("Visits.score=7", "Visits.score: no form is called so; there are Visit.")]
    [InlineData("Visit.fasting=true", "The form Visit would not be filled in as it asks: score must be filled in.")]
    public async Task AnswerThatTheFormDoesNotTakeIsAMistakeAndNothingIsSent(string change, string message)
    {
        var run = await RunAsync("set", Subject, change);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(stage.Server.Requests, static request => request.Method == "PUT" && request.Path.Contains("custom-fields"));
    }

    [Fact]
    public async Task FormHalfFilledInIsSetWhereThatIsSaid()
    {
        var run = await RunAsync("set", Subject, "Visit.fasting=true", "--unchecked");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal("Visit.fasting  true", (await RunAsync("get", Subject)).Lines[^1]);
    }

    [Fact]
    public async Task AnswerIsChangedAndTakenAwayWithItsPlanShown()
    {
        await RunAsync("set", Subject, "Visit.score=7", "Visit.hand=l");

        var dry = await RunAsync("set", Subject, "Visit.score=8", "Visit.hand=", "--dry-run");
        var done = await RunAsync("set", Subject, "Visit.score=8", "Visit.hand=", "--yes");

        Assert.Equal(
            ["Visit.score: '7' becomes '8'", "Visit.hand: 'l' is taken away", "Nothing was done: this was a dry run."], dry.Lines);
        Assert.Equal(0, done.ExitCode);
        Assert.Equal("Visit.score  8", (await RunAsync("get", Subject)).Lines[^1]);
    }

    [Fact]
    public async Task CustomFieldKeepsTheKindOfJson()
    {
        await RunAsync("set", Subject, "field.count=7", "field.code=\"7\"", "field.words=two words", "field.list=[1,2]");

        var read = await RunAsync("get", Subject, "count", "code", "words", "list", "--json");

        using var document = JsonDocument.Parse(read.Output);
        Assert.Equal(
            [JsonValueKind.Number, JsonValueKind.String, JsonValueKind.String, JsonValueKind.String],
            document.RootElement.EnumerateArray().Select(static row => row.GetProperty("value").ValueKind));
    }

    [Fact]
    public async Task NameOfTwoIsAMistakeThatNamesBoth()
    {
        await RunAsync("set", Subject, "variable.note=a", "field.note=b");

        var clash = await RunAsync("get", Subject, "note");
        var both = await RunAsync("get", Subject, "variable.note", "field.note", "--csv");

        Assert.Equal(
            (2, "note is a custom variable and a custom field; write variable.note or field.note.\n"), (clash.ExitCode, clash.Error));
        Assert.Equal(["name,value", "variable.note,a", "field.note,b"], both.Lines.Select(static line => line.TrimEnd('\r')));
        Assert.Equal(["variable.note", "field.note"], (await RunAsync("get", Subject, "--quiet")).Lines);
    }

    [Theory]
    [InlineData("volume=much", "volume cannot be 'much': the project declares it as Number.")]
    [InlineData("lesions=1.5", "lesions cannot be '1.5': the project declares it as WholeNumber.")]
    [InlineData("reviewed=perhaps", "reviewed cannot be 'perhaps': the project declares it as Boolean.")]
    [InlineData("seen=yesterday", "seen cannot be 'yesterday': the project declares it as Date.")]
    [InlineData("diagnosis=healthy", "diagnosis cannot be 'healthy': the project allows ")]
    public async Task VariableIsHeldToWhatTheProjectDeclares(string change, string message)
    {
        var run = await RunAsync("set", Session, change);
        var forced = await RunAsync("set", Session, change, "--unchecked");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(message, run.Error, StringComparison.Ordinal);
        Assert.Equal(0, forced.ExitCode);
    }

    [Fact]
    public async Task FileStandsForWhatTheSiteKeepsToItself()
    {
        Assert.Equal(0, (await stage.PullAsync()).ExitCode);
        stage.Server.Faults.AnswerStatus("/xapi/customforms", 403);

        var refused = await RunAsync("set", Subject, "Visit.score=7");
        var wrong = await RunAsync("set", Subject, "Visit.score=11", "--file", stage.File);
        var right = await RunAsync("set", Subject, "Visit.score=7", "--file", stage.File);

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("the site keeps its forms from this account; give a file that fields pull wrote by --file.", refused.Error);
        Assert.Equal(2, wrong.ExitCode);
        Assert.Equal((0, ""), (right.ExitCode, right.Error));
    }

    [Fact]
    public async Task ListHasFormsBesideVariables()
    {
        var ofSubjects = await RunAsync("list", ["--project", "brainimages"], "--csv");
        var ofSessions = await RunAsync("list", ["--project", "brainimages"], "--type", "xnat:mrSessionData", "--csv");

        Assert.Contains("Visit.score,Number,true,,Score", ofSubjects.Output, StringComparison.Ordinal);
        Assert.Contains("Visit.hand,Choice,false,l|r,", ofSubjects.Output, StringComparison.Ordinal);
        Assert.Contains("volume,Number,true,,", ofSessions.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Visit", ofSessions.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListOfAFileAsksNoServer()
    {
        Assert.Equal(0, (await stage.PullAsync()).ExitCode);
        var before = stage.Server.Requests.Count;

        var fromServer = await RunAsync("list", ["--project", "brainimages"], "--csv");
        var asked = stage.Server.Requests.Count;
        var fromFile = await RunAsync("list", [], "--file", stage.File, "--csv");
        var both = await RunAsync("list", ["--project", "brainimages"], "--file", stage.File);

        Assert.Equal((0, ""), (fromFile.ExitCode, fromFile.Error));
        Assert.Contains("Visit.score,Number,true,,Score", fromFile.Output, StringComparison.Ordinal);
        Assert.Equal(fromServer.Lines.Order(StringComparer.Ordinal), fromFile.Lines.Order(StringComparer.Ordinal));
        Assert.True(asked > before);
        Assert.Equal(asked, stage.Server.Requests.Count);
        Assert.Equal((2, "--file is of one project; leave --project away.\n"), (both.ExitCode, both.Error));
    }

    [Fact]
    public async Task ScanHasCustomFieldsAndNoVariables()
    {
        var set = await RunAsync("set", Scan, "motion=3", "field.a.b=x");
        var read = await RunAsync("get", Scan, "--csv");
        var removed = await RunAsync("set", Scan, "motion=", "--yes");
        var variable = await RunAsync("set", Scan, "variable.motion=3");

        Assert.Equal((0, "", "2 of 2 set"), (set.ExitCode, set.Error, set.Lines[^1]));
        Assert.Equal("name,value\nmotion,3\nfield.a.b,x\n", read.Output.ReplaceLineEndings("\n"));
        Assert.Equal(0, removed.ExitCode);
        Assert.Equal("field.a.b  x", Assert.Single((await RunAsync("get", Scan)).Lines[1..]));
        Assert.Equal((2, "variable.motion: a scan has no custom variables; write field.motion.\n"), (variable.ExitCode, variable.Error));
    }

    [Fact]
    public async Task AnswerToAFieldThatTheFormHasNoMoreIsShownAndNotSet()
    {
        await RunAsync("set", Subject, "Visit.score=7", "Visit.exam.code=AB");
        var subject = await (await stage.Client.Projects.GetAsync("brainimages")).Subjects.GetAsync("S1");
        var (form, answers) = Assert.Single(await subject.CustomFieldsAsync());
        var more = JsonNode.Parse(answers.GetRawText())!.AsObject();
        (more["weight"], more["exam"]!["grade"]) = (70, "B");
        await subject.SetCustomFieldAsync(form, more);

        var read = await RunAsync("get", Subject, "--csv");
        var one = await RunAsync("get", Subject, "Visit.exam.grade", "--csv");
        var set = await RunAsync("set", Subject, "Visit.weight=71");

        Assert.Equal(
            ["Visit.exam.code,AB", "Visit.exam.grade,B", "Visit.score,7", "Visit.weight,70"],
            read.Output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..].Order(StringComparer.Ordinal));
        Assert.Equal("name,value\nVisit.exam.grade,B\n", one.Output.ReplaceLineEndings("\n"));
        Assert.Equal(2, set.ExitCode);
        Assert.StartsWith("Visit.weight: the form has this field no more;", set.Error, StringComparison.Ordinal);
    }

    private Task<ToolRun> RunAsync(string verb, string[] place, params string[] words) =>
        ToolRun.OfAsync(["fields", verb, .. words, .. place, "--url", stage.Server.Url.AbsoluteUri]);
}
