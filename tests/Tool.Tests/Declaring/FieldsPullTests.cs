using System.Text;
using System.Text.Json;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Declaring;

/// <summary>A project's variables and forms as a file.</summary>
public sealed class FieldsPullTests
{
    private static readonly DateTime LongAgo = new(2020, 2, 29, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task AllThatIsDeclaredIsWrittenInOrder()
    {
        await using var stage = await DeclaringStage.StartAsync();

        var run = await stage.PullAsync();

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            ["xnat:mrSessionData: 6 variables, 0 forms", "xnat:subjectData: 0 variables, 1 form", $"{stage.File}: new."], run.Lines[..3]);
        using var read = JsonDocument.Parse(await File.ReadAllTextAsync(stage.File));
        var types = read.RootElement.GetProperty("dataTypes");
        Assert.Equal(
            [
                """{"name":"diagnosis","kind":"string","values":["control","patient"]}""",
                """{"name":"lesions","kind":"integer"}""",
                """{"name":"notes","kind":"string"}""",
                """{"name":"reviewed","kind":"boolean"}""",
                """{"name":"seen","kind":"date"}""",
                """{"name":"volume","kind":"float","required":true}""",
            ],
            types[0].GetProperty("groups")[0].GetProperty("variables").EnumerateArray().Select(Compact));
        Assert.Equal(
            """{"name":"score","label":"Score","kind":"float","component":"number","required":true,"min":0,"max":10}""",
            Compact(types[1].GetProperty("forms")[0].GetProperty("fields").EnumerateArray().Single(
                static field => field.GetProperty("name").GetString() == "score")));
    }

    [Fact]
    public async Task SecondPullTouchesNothing()
    {
        await using var stage = await DeclaringStage.StartAsync();
        await stage.PullAsync();
        File.SetLastWriteTimeUtc(stage.File, LongAgo);

        var run = await stage.PullAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("unchanged.", run.Output, StringComparison.Ordinal);
        Assert.Equal(LongAgo, File.GetLastWriteTimeUtc(stage.File));
    }

    [Fact]
    public async Task ProjectWithoutDeclarationsIsNoSuccess()
    {
        await using var stage = await DeclaringStage.StartAsync();

        var run = await ToolRun.OfAsync(
            "fields", "pull", stage.Server.Url.AbsoluteUri, "--project", "empty", "--output", stage.File);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(
            "The project empty declares no custom variable and no form, so nothing was written.", run.Error, StringComparison.Ordinal);
        Assert.Empty(stage.Folder.Files());
    }

    [Fact]
    public async Task FormsCanBeLeftOut()
    {
        await using var stage = await DeclaringStage.StartAsync();

        var run = await stage.PullAsync("--without-forms");

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("Visit", await File.ReadAllTextAsync(stage.File), StringComparison.Ordinal);
        Assert.Equal(0, (await stage.CheckAsync("--without-forms")).ExitCode);
    }

    [Theory]
    [InlineData("login", "/data/projects/")]
    [InlineData("login", "/xapi/customforms")]
    [InlineData("nothing", "/data/projects/")]
    [InlineData("nothing", "/xapi/customforms")]
    [InlineData("half", "/data/projects/")]
    [InlineData("half", "/xapi/customforms")]
    [InlineData("object", "/data/projects/")]
    [InlineData("object", "/xapi/customforms")]
    [InlineData("missing", "/xapi/customforms")]
    public async Task SpoiltAnswerIsNoSuccessAndLeavesTheFile(string kind, string path)
    {
        await using var stage = await DeclaringStage.StartAsync();
        await File.WriteAllTextAsync(stage.File, "before");
        await using var server = await SpoiltServer.StartAsync(stage.Server.Url, (context, body) => Task.FromResult<byte[]?>(
            context.Request.Path.Value!.StartsWith(path, StringComparison.Ordinal) ? Spoil(kind, context, body) : body));

        foreach (var verb in new[] { "pull", "check" })
        {
            var run = await ToolRun.OfAsync(
                "fields", verb, server.Url, "--project", "brainimages", verb == "pull" ? "--output" : "--file", stage.File);

            Assert.Equal((1, ""), (run.ExitCode, run.Output));
            Assert.NotEmpty(run.Error);
        }

        Assert.Equal("before", await File.ReadAllTextAsync(stage.File));
    }

    [Fact]
    public async Task UnreachableServerIsToBeTriedAgain()
    {
        using var folder = new TemporaryFolder();

        var run = await ToolRun.OfAsync("fields", "pull", "http://127.0.0.1:9", "--project", "p", "--output", folder["f.json"]);

        Assert.Equal(5, run.ExitCode);
        Assert.Empty(folder.Files());
    }

    private static byte[] Spoil(string kind, Microsoft.AspNetCore.Http.HttpContext context, byte[] body)
    {
        switch (kind)
        {
            case "login":
                context.Response.ContentType = "text/html";
                return Encoding.UTF8.GetBytes("<html><head><title>Login</title></head><body id='login'></body></html>");
            case "missing":
                context.Response.StatusCode = 404;
                return [];
            case "half": return body[..(body.Length / 2)];
            case "object": return "{\"a\":1}"u8.ToArray();
            default: return [];
        }
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element, JsonSerializerOptions.Default);
}
