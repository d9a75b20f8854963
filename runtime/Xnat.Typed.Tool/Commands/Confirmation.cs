using System.CommandLine;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Commands;

/// <summary>Shows what would be lost, and asks.</summary>
internal sealed class Confirmation
{
    private readonly Option<bool> yes = new("--yes", "-y")
    {
        Description = "Do it without a question, although something is deleted or overwritten.",
    };

    private readonly Option<bool> dry = new("--dry-run")
    {
        Description = "Say what would be done, and do nothing.",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(yes);
        command.Options.Add(dry);
    }

    /// <summary>Whether somebody will read the plan, so that it is worth a request to say more in it.</summary>
    public bool IsRead(ParseResult parsed, bool isLoss) => parsed.GetValue(dry) || (isLoss && !parsed.GetValue(yes));

    /// <inheritdoc cref="StopsAsync(DataCall, IReadOnlyList{PlanLine}, bool, CancellationToken)"/>
    public Task<int?> StopsAsync(DataCall call, IReadOnlyList<string> plan, bool isLoss, CancellationToken cancellationToken) =>
        StopsAsync(call, [.. plan.Select(static line => new PlanLine(line))], isLoss, cancellationToken);

    /// <summary>Whether the plan is to be carried out.</summary>
    /// <param name="call">The call.</param>
    /// <param name="plan">What is done, a line each.</param>
    /// <param name="isLoss">Whether something is deleted or overwritten by it.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns><see langword="null"/> to go on, or the exit code.</returns>
    /// <exception cref="MisuseException">Nobody can be asked, and nobody said yes.</exception>
    public async Task<int?> StopsAsync(DataCall call, IReadOnlyList<PlanLine> plan, bool isLoss, CancellationToken cancellationToken)
    {
        if (call.Parsed.GetValue(dry))
        {
            foreach (var line in plan) call.Reporter.Tell("plan", line.Text, [("text", line.Text), .. line.Members]);
            call.Reporter.Tell("summary", "Nothing was done: this was a dry run.", ("done", false));
            return ExitCodes.Done;
        }

        if (!isLoss || call.Parsed.GetValue(yes)) return null;
        foreach (var line in plan) call.Reporter.Complain(line.Text);
        if (call.Environment.Ask is not { } ask)
            throw new MisuseException("Nothing was done: nobody can be asked whether to go on. Add --yes, or --dry-run to look.");
        var answer = await ask("Go on? (y/N)", false, cancellationToken).ConfigureAwait(false);
        if (answer.Trim() is "y" or "Y" or "yes" or "Yes" or "YES") return null;
        call.Reporter.Complain("Nothing was done.");
        return ExitCodes.Failed;
    }
}
