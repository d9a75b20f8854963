using System.CommandLine;
using System.Diagnostics;
using Xnat.Typed.Tool.Commands;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Manual;

public sealed class ManualTests
{
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
