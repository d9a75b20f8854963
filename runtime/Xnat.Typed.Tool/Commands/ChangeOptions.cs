using System.CommandLine;
using Xnat.Typed.Schema.Changes;
using Xnat.Typed.Tool.Changes;
using Xnat.Typed.Tool.Changes.Formats;
using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Commands;

/// <summary>The words by which a command that compares schemas is told what counts and how to say it.</summary>
/// <param name="failOn">What makes the gate say no where nothing is said of it.</param>
internal sealed class ChangeOptions(FailOn failOn)
{
    private readonly Option<ChangePolicy> policy = new("--policy")
    {
        Description = "What counts: code (what no longer compiles), data (what can no longer be read or written), or all.",
        DefaultValueFactory = _ => ChangePolicy.All,
    };

    private readonly Option<FailOn> gate = new("--fail-on")
    {
        Description = "Answer with exit code 4 if there is a change that is breaking, at least new, or any at all.",
        DefaultValueFactory = _ => failOn,
    };

    private readonly Option<ChangeFormat> format = new("--format")
    {
        Description = "text, json, sarif, junit or markdown.",
        DefaultValueFactory = _ => ChangeFormat.Text,
    };

    private readonly Option<string?> accepted = new("--accepted")
    {
        Description = $"File of changes that do not count, a line each: fingerprint, date, reason. Default: {AcceptedChanges.FileName} "
            + "beside the lock.",
        HelpName = "FILE",
    };

    private readonly Option<bool> all = new("--all") { Description = "Show compatible changes as well." };

    public void AddTo(Command command)
    {
        command.Options.Add(policy);
        command.Options.Add(gate);
        command.Options.Add(format);
        command.Options.Add(accepted);
        command.Options.Add(all);
    }

    public ChangeGate GateOf(ParseResult parsed) => new(parsed.GetValue(policy), parsed.GetValue(gate));

    public Task<AcceptedChanges> AcceptedAsync(ParseResult parsed, string? folder, CancellationToken cancellationToken) =>
        AcceptedChanges.ReadAsync(
            parsed.GetValue(accepted) ?? Path.Combine(folder ?? "", AcceptedChanges.FileName), cancellationToken);

    /// <summary>Writes the comparison, and says what that means to the shell.</summary>
    public int Finish(ParseResult parsed, Reporter reporter, ChangeReport report)
    {
        reporter.Write(ChangeWriter.Write(report, parsed.GetValue(format), parsed.GetValue(all)));
        return report.IsFailure ? ExitCodes.Differs : ExitCodes.Done;
    }
}
