using System.Diagnostics;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Manual;

/// <summary>The scripts of <c>completion</c>, each in the shell that it is for, with the command on the path as installed.</summary>
public sealed class CompletionTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    public Task InitializeAsync()
    {
        if (OperatingSystem.IsWindows()) return Task.CompletedTask;
        var program = Path.Combine(AppContext.BaseDirectory, "xnat-typed.dll");
        var command = folder.Write("bin/xnat-typed", $"#!/bin/sh\nexec dotnet exec '{program}' \"$@\"\n");
        File.SetUnixFileMode(command, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        folder.Dispose();
        return Task.CompletedTask;
    }

    [ProgramFact("bash")]
    public async Task BashCompletesWhatIsTyped()
    {
        var output = await RunAsync("bash", $$"""
            {{await ScriptAsync("bash")}}
            COMP_LINE='xnat-typed schema pu'; COMP_POINT=${#COMP_LINE}; COMP_WORDS=(xnat-typed schema pu); COMP_CWORD=2
            _xnat_typed; printf '%s\n' "${COMPREPLY[@]}"
            COMP_LINE='xnat-typed schema pull --out'; COMP_POINT=${#COMP_LINE}; COMP_WORDS=(xnat-typed schema pull --out); COMP_CWORD=3
            _xnat_typed; printf '%s\n' "${COMPREPLY[@]}"
            """);

        Assert.Equal("pull\n--output\n", output);
    }

    /// <summary>A shell at a terminal of its own: the key is pressed as a person presses it.</summary>
    [ProgramFact("zsh")]
    public async Task ZshCompletesWhatIsTyped()
    {
        var script = folder.Write("completion.zsh", await ScriptAsync("zsh"));

        var output = await RunAsync("zsh", $$"""
            zmodload zsh/zpty
            zpty shell 'PS1= TERM=dumb zsh -f -i'
            zpty -w shell 'autoload -Uz compinit; compinit -u -D; source "{{script}}"'
            zpty -w shell 'show() { print -r -- "<$BUFFER>"; BUFFER=exit; zle accept-line }; zle -N show; bindkey "^G" show; print rea''dy'
            zpty -r shell line '*ready*'
            zpty -n -w shell $'xnat-typed schema pu\t\C-g'
            while zpty -r shell line; do print -r -- $line; done
            """, "-f");

        Assert.Contains("<xnat-typed schema pull >", output, StringComparison.Ordinal);
    }

    [ProgramFact("fish")]
    public async Task FishCompletesWhatIsTyped()
    {
        var script = folder.Write("completion.fish", await ScriptAsync("fish"));

        var output = await RunAsync(
            "fish", $"source '{script}'\ncomplete -C 'xnat-typed schema pu'\ncomplete -C 'xnat-typed schema pull --out'\n", "--no-config");

        Assert.Equal("pull\n--output\n", output);
    }

    [ProgramFact("pwsh")]
    public async Task PowerShellCompletesWhatIsTyped()
    {
        var script = folder.Write("completion.ps1", $"""
            {await ScriptAsync("pwsh")}
            (TabExpansion2 -inputScript 'xnat-typed schema pu' -cursorColumn 20).CompletionMatches.CompletionText
            (TabExpansion2 -inputScript 'xnat-typed schema pull --out' -cursorColumn 28).CompletionMatches.CompletionText
            """);

        Assert.Equal("pull\n--output\n", await RunAsync("pwsh", "", "-NoProfile", "-File", script));
    }

    private static async Task<string> ScriptAsync(string shell) => (await ToolRun.OfAsync("completion", shell)).Output;

    private async Task<string> RunAsync(string shell, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(shell, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true
        };
        start.Environment["PATH"] = $"{folder["bin"]}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["HOME"] = start.Environment["XDG_CONFIG_HOME"] = start.Environment["XDG_DATA_HOME"] = folder.Path;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.Equal("", await error);
        return await output;
    }
}
