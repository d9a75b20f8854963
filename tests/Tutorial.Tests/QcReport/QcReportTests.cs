using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xnat.Typed.QcReport;
using Xnat.Typed.Server;

namespace Xnat.Typed.Tutorial.Tests.QcReport;

/// <summary>The account is that of the environment, so these run alone.</summary>
[Collection(nameof(ExampleGroup))]
public sealed partial class QcReportTests : IDisposable
{
    private readonly string? password = Environment.GetEnvironmentVariable("XNAT_PASS");

    public QcReportTests() => Environment.SetEnvironmentVariable("XNAT_PASS", "admin");

    public void Dispose() => Environment.SetEnvironmentVariable("XNAT_PASS", password);

    [Fact]
    public async Task WithoutArgumentsItReportsOnASiteOfItsOwn()
    {
        var run = await ReportRun.OfAsync(null);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(17, run.Sessions.Count());
        // Each scan with files has a picture, and the timeline and the matrix are there.
        Assert.Equal(32, run.Body.Descendants("img").Count());
        Assert.Equal(2, run.Body.Descendants().Count(static one => one.Name.LocalName == "svg"));
        Assert.Equal(
            [
                "no scans: 1", "no files: 1", "unusable: 1", "questionable: 1", "scan type missing: 2", "odd size: 1", "label twice: 2",
                "no sex: 2", "no age: 2",
            ],
            run.Of("ul", "marks").First().Elements().Select(static mark => mark.Value));
    }

    [Fact]
    public async Task NothingLeavesThePage()
    {
        var run = await ReportRun.OfAsync(null);

        Assert.DoesNotContain("<script", run.Page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Content-Security-Policy\" content=\"default-src 'none';", run.Page, StringComparison.Ordinal);
        Assert.All(
            Reference().Matches(run.Page).Select(static match => match.Groups["to"].Value),
            static to => Assert.Matches("^(#|data:image/jpeg;base64,)", to));
        Assert.All(run.Page.Split("url(").Skip(1), static rest => Assert.StartsWith("#", rest, StringComparison.Ordinal));
        Assert.DoesNotContain("@import", run.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LabelsThatAreMarkupAreText()
    {
        const string Label = "<img src=x onerror=alert(1)>";
        const string Type = "\"><svg onload=alert(2)>";
        await using var server = await XnatServer.StartAsync(data =>
        {
            var project = data.Project("LAB", "</title><script>alert(3)</script>");
            var session = project.Subject("S1").Experiment(Label).With("date", "2024-02-29").With("note", "</style><b>&amp;");
            session.Field("a<b", "=HYPERLINK(\"http://example.org\")").Scan("1", Type).File("DICOM", "1.dcm", new byte[100], "DICOM");
        });

        var run = await ReportRun.OfAsync(server);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Label, Assert.Single(run.Sessions).Element("h3")?.Value);
        Assert.Contains(run.Body.Descendants("b"), static bold => bold.Value == "1 " + Type);
        Assert.Contains(run.Body.Descendants(), static one => one.Name.LocalName == "title" && one.Value == $"{Label}, {Type}: one scan");
        Assert.DoesNotContain(
            run.Body.Descendants().Attributes(), static one => one.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.DoesNotContain("<script", run.Page, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, Regex.Count(run.Page, "</style>"));
        Assert.Contains("'=HYPERLINK", run.Table, StringComparison.Ordinal);
        Assert.StartsWith("session,", run.Table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SessionThatFailsIsOnThePageAndTheOthersAreRead()
    {
        await using var server = await StartAsync(sessions: 3);
        server.Faults.AnswerStatus("/data/experiments/XNAT_E00002/scans", 403);

        var run = await ReportRun.OfAsync(server);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("1 sessions could not be read", run.Errors, StringComparison.Ordinal);
        var failed = Assert.Single(run.Sessions, static session => session.Value.Contains("403", StringComparison.Ordinal));
        Assert.Equal("MR2", failed.Element("h3")?.Value);
        Assert.Equal(["could not be read: 1"], run.Of("ul", "marks").First().Elements().Select(static mark => mark.Value).Take(1));
        Assert.Equal(3, run.Sessions.Count());
    }

    [Fact]
    public async Task PictureThatFailsIsNamedAndOneThatCannotBeShownIsNoFailure()
    {
        await using var server = await StartAsync(sessions: 2);
        server.Faults.AnswerStatus("/data/experiments/XNAT_E00002/scans/1/resources", 403);

        var run = await ReportRun.OfAsync(server);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("1 pictures could not be fetched", run.Errors, StringComparison.Ordinal);
        Assert.Contains(run.Of("div", "nothing"), static reason => reason.Value.Contains("no DICOM file", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public async Task PicturesAreBoundedInNumberAndSize(int most)
    {
        var run = await ReportRun.OfAsync(null, options => options with { Pictures = most, PictureSize = 40 });

        var pictures = run.Body.Descendants("img").ToList();
        Assert.Equal(most, pictures.Count);
        Assert.All(pictures, static picture => Assert.InRange((int)picture.Attribute("width")!, 1, 40));
        // Too few for all: sessions come before second scans.
        Assert.All(run.Sessions, static session => Assert.InRange(session.Descendants("img").Count(), 0, 1));
    }

    [Fact]
    public async Task RequestsAreBoundedByTheWorkers()
    {
        await using var server = await StartAsync(sessions: 12);

        var run = await ReportRun.OfAsync(server, options => options with { Workers = 1, Pictures = 0 });

        Assert.Equal(0, run.ExitCode);
        // One listing of the project, then three requests for each session; the rest is signing in, the project and its subjects.
        var perSession = server.Requests.Count(static request => request.Path.Contains("/experiments/XNAT_E", StringComparison.Ordinal));
        Assert.Equal(36, perSession);
        Assert.Empty(server.UnknownRequests);
    }

    [Fact]
    public async Task ProjectThatIsNotThereIsAnErrorAndNoPage()
    {
        await using var server = await StartAsync(sessions: 1);

        var run = await ReportRun.OfAsync(server, options => options with { Project = "OTHER" });

        Assert.Equal((1, "", ""), (run.ExitCode, run.Page, run.Table));
        Assert.NotEqual("", run.Errors);
    }

    [Fact]
    public async Task ProjectWithoutSessionsHasAPageToo()
    {
        await using var server = await StartAsync(sessions: 0);

        var run = await ReportRun.OfAsync(server);

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Sessions);
        Assert.Contains("Nothing is missing or odd", run.Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--url", "nowhere")]
    [InlineData("--pictures", "-1")]
    [InlineData("--workers", "0")]
    public void MisuseIsRefused(string option, string value) => Assert.NotEmpty(QcCommand.Create().Parse([option, value]).Errors);

    private static Task<XnatServer> StartAsync(int sessions) => XnatServer.StartAsync(data =>
    {
        var subject = data.Project("LAB").Subject("S1").Demographics("gender", "female").Demographics("yob", "1980");
        for (var at = 1; at <= sessions; at++)
        {
            subject.Experiment($"MR{at}").With("date", $"2024-01-{at:00}")
                .Scan("1", "T1").File("DICOM", "1.dcm", new byte[500], "DICOM");
        }
    });

    [GeneratedRegex("""\b(src|href|action|data|poster)="(?<to>[^"]*)""")]
    private static partial Regex Reference();
}
