using System.CommandLine;
using System.Diagnostics;
using Xnat.Typed.Tool.Commands;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Manual;

public sealed class ManualTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "xnat-typed.dll");

    [Fact]
    public async Task PageNamesEveryCommandAndOption()
    {
        var page = (await ToolRun.OfAsync("man")).Output.Replace("\\-", "-", StringComparison.Ordinal);

        foreach (var (words, command) in Leaves(ToolCommand.Create(ToolRun.Variables()), "xnat-typed"))
        {
            var start = page.IndexOf($".SS \"{words}", StringComparison.Ordinal);
            Assert.True(start >= 0, words);
            var end = page.IndexOf(".S", start + 3, StringComparison.Ordinal);
            var section = page[start..(end < 0 ? page.Length : end)];
            Assert.All(command.Options.Where(static option => !option.Hidden), option =>
                Assert.Contains(option.Name, section, StringComparison.Ordinal));
        }
    }

    [ProgramFact("groff")]
    public async Task PageIsWithoutFault()
    {
        var page = (await ToolRun.OfAsync("man")).Output;

        var (output, error) = await RunAsync("groff", page, "-man", "-Tutf8", "-ww", "-z");

        Assert.Equal(("", ""), (output, error));
    }

    [ProgramFact("bash")]
    public async Task BashCompletesWhatIsTyped()
    {
        var script = (await ToolRun.OfAsync("completion", "bash")).Output;
        var typing = $$"""
            xnat-typed() { dotnet exec '{{Program}}' "$@"; }
            {{script}}
            COMP_LINE='xnat-typed schema pu'; COMP_POINT=${#COMP_LINE}; COMP_WORDS=(xnat-typed schema pu); COMP_CWORD=2
            _xnat_typed; printf '%s\n' "${COMPREPLY[@]}"
            COMP_LINE='xnat-typed schema pull --out'; COMP_POINT=${#COMP_LINE}; COMP_WORDS=(xnat-typed schema pull --out); COMP_CWORD=3
            _xnat_typed; printf '%s\n' "${COMPREPLY[@]}"
            """;

        var (output, error) = await RunAsync("bash", typing);

        Assert.Equal(("pull\n--output\n", ""), (output, error));
    }

    private static IEnumerable<(string Words, Command Command)> Leaves(Command above, string words) =>
        above.Subcommands.Count == 0
            ? [(words, above)]
            : above.Subcommands.Where(static command => !command.Hidden).SelectMany(command => Leaves(command, $"{words} {command.Name}"));

    private static async Task<(string Output, string Error)> RunAsync(string program, string input, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (await output, await error);
    }
}
