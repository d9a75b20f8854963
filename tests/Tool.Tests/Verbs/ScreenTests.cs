using Spectre.Console;
using Xnat.Typed.Tool.Commands;
using Xnat.Typed.Tool.Output;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Verbs;

/// <summary>What somebody sees at a terminal, and what a pipe and a shell make of it.</summary>
public sealed class ScreenTests : IAsyncLifetime
{
    private VerbStage stage = null!;

    public async Task InitializeAsync() => stage = await VerbStage.StartAsync();

    public Task DisposeAsync() => stage.DisposeAsync().AsTask();

    [Fact]
    public async Task TableFitsTheTerminal()
    {
        var screen = await ScreenAsync(60, "scans", "--project", "brainimages", "--experiment", "MR1", "--columns", "ID,type,quality");

        Assert.Equal(
            """

              ID   type    quality
            ─────────────────────────────
              1    T1      usable
              2    FLAIR   questionable


            """.ReplaceLineEndings("\n"),
            screen);
    }

    [Fact]
    public async Task NothingFoundIsSaid() =>
        Assert.Equal("Nothing found.\n", await ScreenAsync(60, "projects", "--where", "name = nobody"));

    [Fact]
    public async Task NamesOfAServerDoNotSteerTheTerminal()
    {
        await using (var xnat = await stage.ConnectAsync())
            await xnat.Raw.PutAsync("/data/projects/other?description=a%1b%5B2Jb%5Bred%5D");

        var screen = await ScreenAsync(80, "projects", "--columns", "ID,description", "--where", "id = other");
        var run = await ToolRun.OfAsync("projects", "--columns", "description", "--where", "id = other", "--url", stage.Url);

        Assert.DoesNotContain('\u001b', screen + run.Output);
        Assert.Contains("a?[2Jb[red]", screen, StringComparison.Ordinal);
        Assert.Equal("a?[2Jb[red]", run.Lines[1]);
    }

    [Fact]
    public async Task CellsThatAreTooLongAreCutAndColumnsWithoutRoomAreNamed()
    {
        await using (var xnat = await stage.ConnectAsync())
            await xnat.Raw.PutAsync($"/data/projects/other?description={new string('d', 60)}");

        var screen = await ScreenAsync(
            40, "projects", "--columns", "ID,description,name,secondary_ID", "--where", "id = other");

        Assert.Equal(
            """

              ID      description            name
            ────────────────────────────────────────
              other   ddddddddddddddddddd…   Other

            Not shown: secondary_ID. A wider window
            has room for more, and a pipe shows all.

            """.ReplaceLineEndings("\n"),
            screen);
    }

    [Theory]
    [InlineData("download --project brainimages --experiment MR1 --output {data}", "1 object, 3 files: 3 fetched\n")]
    [InlineData(
        "copy --from {url} --to {url} --project brainimages --as other",
        "5 objects, 0 failed; 4 files of 40 bytes sent, 0 kept\n")]
    public async Task BarsAreShownOnTheErrorStreamAlone(string words, string summary)
    {
        using var error = new StringWriter { NewLine = "\n" };
        var bars = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, Out = new AnsiConsoleOutput(error)
        });
        bars.Profile.Width = 100;
        using var output = new StringWriter { NewLine = "\n" };

        var exitCode = await ToolCommand.RunAsync(
            [
                .. words.Replace("{data}", stage.Folder["data"], StringComparison.Ordinal)
                    .Replace("{url}", stage.Url, StringComparison.Ordinal).Split(' '),
                .. words.StartsWith("copy", StringComparison.Ordinal) ? Array.Empty<string>() : ["--url", stage.Url],
            ],
            ToolRun.Variables(("XNAT_USER", "admin"), ("XNAT_PASS", "admin")),
            new ToolConsole { Output = output, Error = error, ErrorTerminal = () => bars });

        Assert.Equal((0, summary), (exitCode, output.ToString()));
        Assert.Contains("100%", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CopyTellsProgramsOfEachObjectWhenItIsDone()
    {
        var run = await ToolRun.OfAsync(
            "copy", "--from", stage.Url, "--to", stage.Url, "--project", "brainimages", "--as", "other", "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var progress = run.Lines.Where(static line => line.Contains("\"progress\"", StringComparison.Ordinal)).ToList();
        Assert.Equal(
            Enumerable.Range(1, 5).Select(static done => $$"""{"type":"progress","objects":5,"done":{{done}},"failed":0}"""), progress);
    }

    [UnixFact]
    public async Task AddressesOfFilesArePathsOfRest()
    {
        var run = await ToolProcess.ShellAsync(
            $"xnat_typed rest get $(xnat_typed files --project brainimages --resource NOTES -q --url '{stage.Url}') --url '{stage.Url}'");

        Assert.Equal(("The plan.\n", ""), (run.Output, run.Error));
    }

    [SmallDiskFact]
    public async Task DiskThatFillsUpIsSaidForEachFile()
    {
        var disk = stage.Folder["disk"];
        Directory.CreateDirectory(disk);
        Assert.Equal(0, (await ToolProcess.ShellAsync(SmallDiskFactAttribute.Mount(disk))).ExitCode);
        try
        {
            await using (var xnat = await stage.ConnectAsync())
            {
                var project = await xnat.Projects.GetAsync("other");
                var big = stage.Folder["big.bin"];
                await File.WriteAllBytesAsync(big, new byte[200_000]);
                await project.Resources.UploadAsync("BIG", big);
            }

            var run = await ToolRun.OfAsync("download", "--project", "other", "--output", Path.Combine(disk, "data"), "--url", stage.Url);

            Assert.Equal(1, run.ExitCode);
            Assert.Contains("big.bin: ", run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(Directory.GetFiles(disk, "big.bin", SearchOption.AllDirectories), File.Exists);
        }
        finally
        {
            await ToolProcess.ShellAsync($"umount '{disk}'");
        }
    }

    [UnixFact]
    public async Task PipeThatIsClosedEndsTheListing()
    {
        var run = await ToolProcess.ShellAsync(
            $"xnat_typed projects --csv --url '{stage.Url}' | true; xnat_typed projects --quiet --url '{stage.Url}' | head -n 1");

        Assert.Equal(("brainimages\n", ""), (run.Output, run.Error));
    }

    [UnixFact]
    public async Task FullDeviceIsSaid()
    {
        var run = await ToolProcess.ShellAsync($"xnat_typed projects --url '{stage.Url}' > /dev/full; echo $?");

        Assert.Equal(
            ("1\n", "There is no room left for the output; make some, and call it again.\n"), (run.Output, run.Error));
    }

    [UnixFact]
    public async Task CallsOfOneShellWriteOneAfterTheOther()
    {
        var file = stage.Folder["both"];

        await ToolProcess.ShellAsync(
            $"{{ xnat_typed projects -q --url '{stage.Url}'; xnat_typed subjects -q --url '{stage.Url}'; }} > '{file}'");

        Assert.Equal("brainimages\nother\nXNAT_S00001\nXNAT_S00002\n", await File.ReadAllTextAsync(file));
    }

    [UnixFact]
    public async Task BytesPassAsTheyAre()
    {
        byte[] content = [0, 1, 2, 0xff, 0xfe, (byte)'\r', (byte)'\n'];
        var file = stage.Folder.Write("bytes.bin", "");
        await File.WriteAllBytesAsync(file, content);
        var path = "/data/projects/other/resources/BYTES/files/bytes.bin";

        var run = await ToolProcess.ShellAsync(
            $"xnat_typed rest put '{path}' --query inbody=true --body '{file}' --url '{stage.Url}' > /dev/null && "
            + $"xnat_typed rest get '{path}' --url '{stage.Url}' > '{file}.back'");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(content, await File.ReadAllBytesAsync(file + ".back"));
    }

    private async Task<string> ScreenAsync(int width, params string[] words)
    {
        var screen = await TerminalRun.OfAsync(width, [.. words, "--url", stage.Url]);
        Assert.Equal(0, screen.ExitCode);
        return screen.Text;
    }
}
