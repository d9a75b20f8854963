using System.CommandLine;
using System.Net;
using System.Text.RegularExpressions;
using Xnat.Typed.Model;
using Xnat.Typed.Tool.Commands;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Serving;

public sealed partial class ServeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task DemonstrationHasSessionsOfSeveralModalitiesWithImages()
    {
        await using var serving = await ServingAsync("--demo");
        await using var client = await XnatClient.ConnectAsync(serving.Url, XnatCredential.UserPassword("admin", "admin"));
        var project = await client.Projects.GetAsync("phantoms");
        var types = await project.Experiments.Select(static experiment => experiment.XsiType).ToListAsync();
        var session = (MrSessionData)await project.Experiments.GetAsync("PH01_MR1");
        var variables = await session.FieldsAsync();
        var file = await (await (await session.Scans.GetAsync("1")).Resources.FirstAsync()).Files.FirstAsync();
        var header = await file.ReadDicomHeaderAsync();

        string[] modalities = ["xnat:mrSessionData", "xnat:ctSessionData", "xnat:petSessionData"];
        Assert.Superset(modalities.ToHashSet(StringComparer.Ordinal), types.ToHashSet(StringComparer.Ordinal)!);
        Assert.Equal(("1221.75", "good"), (variables["brain_volume"], variables["rating"]));
        Assert.Equal("PH01_MR1", header["PatientID"]?.Text);
        Assert.Equal("phantom:uniformityData", (await session.Assessors.FirstAsync()).XsiType);
    }

    [Fact]
    public async Task HomePageShowsAnAdministratorWhatIsThereAndTellsOthersHowToSignIn()
    {
        await using var serving = await ServingAsync("--demo", "--user", "admin:secret", "--user", "reader:secret:member");
        using var http = new HttpClient { BaseAddress = serving.Url };

        var guest = await http.GetStringAsync("/");
        var asked = await http.GetAsync("/?sign-in=");
        var member = await PageOfAsync(http, "reader");
        var administrator = await PageOfAsync(http, "admin");

        Assert.DoesNotContain("phantoms", guest + member, StringComparison.Ordinal);
        Assert.Contains("sign-in", guest, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Unauthorized, "Basic"), (asked.StatusCode, asked.Headers.WwwAuthenticate.Single().Scheme));
        Assert.Contains("5 xnat:mrSessionData", administrator, StringComparison.Ordinal);
        Assert.Contains("<code>/?sign-in=</code>", administrator, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HomePageIsWholeWhileProjectsAreMade()
    {
        await using var serving = await ServingAsync();
        await using var client = await XnatClient.ConnectAsync(serving.Url, XnatCredential.UserPassword("admin", "admin"));
        var making = Parallel.ForAsync(0, 400, async (at, token) => await client.Raw.PutAsync($"/data/projects/P{at}", null, token));

        var pages = new List<string>();
        while (!making.IsCompleted) pages.Add(await client.Http.GetStringAsync("/"));
        await making;

        Assert.NotEmpty(pages);
        Assert.All(pages, static page => Assert.EndsWith("</html>\n", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RequestsArePrintedAsTheyAreAnswered()
    {
        await using var serving = await ServingAsync("--log");
        using var http = new HttpClient { BaseAddress = serving.Url };

        await http.GetAsync("/data/projects?format=json");
        await http.GetAsync("/nowhere\u001b[31m");

        Assert.Contains("GET /data/projects?format=json 401\n", serving.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", serving.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartSaysWhoSignsInWhatWasTakenAndHowItEnds()
    {
        await File.WriteAllTextAsync(folder["lab.xsd"], SampleSchemas.Lab);
        Directory.CreateDirectory(folder["schemas/lab"]);
        File.Move(folder["lab.xsd"], folder["schemas/lab/lab.xsd"]);
        await using var usual = await ServingAsync("--schemas", folder["schemas"]);
        await using var own = await ServingAsync("--user", "me:secret");

        Assert.Contains("Sign in as admin with the password admin.\n", usual.Output, StringComparison.Ordinal);
        Assert.Contains($"1 of {folder["schemas"]}\n", usual.Output, StringComparison.Ordinal);
        Assert.Contains("Ctrl+C ends the server.\n", usual.Output, StringComparison.Ordinal);
        Assert.Contains("Administrators: me;", own.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", own.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FolderWithoutSchemasIsMisuse()
    {
        var run = await ToolRun.OfAsync("serve", "--schemas", folder.Path, "--urls", "http://127.0.0.1:0");

        Assert.Equal(ExitCodes.Misused, run.ExitCode);
        Assert.Contains("There is no schema (.xsd) below", run.Error, StringComparison.Ordinal);
    }

    private static async Task<string> PageOfAsync(HttpClient http, string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(name + ":secret")));
        using var response = await http.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task<Serving> ServingAsync(params string[] arguments)
    {
        var output = new StringWriter { NewLine = "\n" };
        var ending = new CancellationTokenSource();
        var configuration = new InvocationConfiguration { Output = TextWriter.Synchronized(output), Error = TextWriter.Null };
        var run = ToolCommand.Create(ToolRun.Variables()).Parse(["serve", "--url", "http://127.0.0.1:0", .. arguments])
            .InvokeAsync(configuration, ending.Token);
        var serving = new Serving(output, ending, run);
        while (!run.IsCompleted && !serving.Output.Contains("Ctrl+C", StringComparison.Ordinal)) await Task.Delay(10);
        return serving;
    }

    private sealed partial class Serving(StringWriter output, CancellationTokenSource ending, Task<int> run) : IAsyncDisposable
    {
        public string Output => output.ToString();

        public Uri Url => new(Listening().Match(Output).Groups[1].Value);

        public async ValueTask DisposeAsync()
        {
            await ending.CancelAsync();
            Assert.Equal(0, await run);
            ending.Dispose();
        }

        [GeneratedRegex("listening on (\\S+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Listening();
    }
}
