using System.CommandLine;
using Xnat.Typed.Schema.Changes;
using Xnat.Typed.Tool.Accounts;
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

    private readonly Option<string[]> accept = new("--accept")
    {
        Description = "Write a change into that file, with today's date and --reason: its fingerprint, or all for all that are shown. May "
            + "be given several times.",
        HelpName = "FINGERPRINT|all",
    };

    private readonly Option<string?> reason = new("--reason") { Description = "Why you live with what you accept.", HelpName = "TEXT" };

    private readonly Option<bool> all = new("--all") { Description = "Show compatible changes as well." };

    public void AddTo(Command command)
    {
        command.Options.Add(policy);
        command.Options.Add(gate);
        command.Options.Add(format);
        command.Options.Add(accepted);
        command.Options.Add(accept);
        command.Options.Add(reason);
        command.Options.Add(all);
    }

    /// <summary>Compares two sets, and writes down what is to be accepted.</summary>
    /// <param name="parsed">The call.</param>
    /// <param name="reporter">Says what was written.</param>
    /// <param name="before">The schemas before.</param>
    /// <param name="after">The schemas after.</param>
    /// <param name="folder">Where accepted changes lie, if the call does not say.</param>
    /// <param name="mend">The command that brings the two together.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MisuseException">Something is accepted that is no change, or without a reason.</exception>
    public async Task<ChangeReport> CompareAsync(
        ParseResult parsed,
        Reporter reporter,
        ComparedSchemas before,
        ComparedSchemas after,
        string? folder,
        string mend,
        CancellationToken cancellationToken)
    {
        var path = parsed.GetValue(accepted) ?? Path.Combine(folder ?? "", AcceptedChanges.FileName);
        var known = await AcceptedChanges.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        var judge = new ChangeGate(parsed.GetValue(policy), parsed.GetValue(gate));
        var report = ChangeReport.Of(before, after, judge, known, mend);
        if (parsed.GetValue(accept) is not { Length: > 0 } wanted) return report;
        var written = Chosen(report, wanted);
        await known.AddAsync(written, ReasonOf(parsed), cancellationToken).ConfigureAwait(false);
        reporter.Complain($"{path}: {CountText.Of(written.Count, "line")} added.");
        known = await AcceptedChanges.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        return ChangeReport.Of(before, after, judge, known, mend);
    }

    /// <exception cref="MisuseException">What is accepted has no reason.</exception>
    public void Check(ParseResult parsed)
    {
        if (parsed.GetValue(accept) is { Length: > 0 }) ReasonOf(parsed);
        else if (parsed.GetValue(reason) is not null) throw new MisuseException("--reason is for --accept; say what is accepted.");
    }

    private string ReasonOf(ParseResult parsed) => parsed.GetValue(reason) is { } text && !string.IsNullOrWhiteSpace(text)
        ? text.ReplaceLineEndings(" ").Trim()
        : throw new MisuseException("--accept needs --reason: whoever reads the file later wants to know why.");

    private static List<string> Chosen(ChangeReport report, string[] wanted)
    {
        var open = report.Changes.Where(static change => change.Accepted is null).ToList();
        if (wanted is ["all"])
            return [.. open.Where(static change => change.IsFailure || change.Level > ChangeLevel.Compatible)
                .Select(static change => change.Change.Fingerprint).Distinct(StringComparer.Ordinal)];
        var known = open.Select(static change => change.Change.Fingerprint).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Array.Find(wanted, fingerprint => !known.Contains(fingerprint)) is { } wrong
            ? throw new MisuseException(
                $"--accept {wrong}: no change has this fingerprint, or it is accepted already. Nothing was written.")
            : [.. wanted.Select(static fingerprint => fingerprint.ToLowerInvariant()).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Writes the comparison, and says what that means to the shell.</summary>
    public int Finish(ParseResult parsed, Reporter reporter, ChangeReport report)
    {
        reporter.Write(ChangeWriter.Write(report, parsed.GetValue(format), parsed.GetValue(all)));
        return report.IsFailure ? ExitCodes.Differs : ExitCodes.Done;
    }
}
