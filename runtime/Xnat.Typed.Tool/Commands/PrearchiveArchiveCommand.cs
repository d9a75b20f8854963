using System.CommandLine;
using Xnat.Typed.Tool.Accounts;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed prearchive archive</c>: waiting sessions into the archive.</summary>
internal sealed class PrearchiveArchiveCommand
{
    private readonly HeldSessions sessions = new();
    private readonly Confirmation confirmation = new();
    private readonly Option<string?> project = new("--project") { Description = "Another project than that it waits in.", HelpName = "P" };
    private readonly Option<string?> subject = new("--subject") { Description = "Label of the subject.", HelpName = "S" };
    private readonly Option<string?> experiment = new("--experiment") { Description = "Label of the session.", HelpName = "E" };

    private readonly Option<string> overwrite = Choices.Of(
        "--overwrite",
        "What becomes of a session of this label that is in the archive: none is a conflict, append adds files, delete takes out what was "
            + "there.",
        "none",
        "none", "append", "delete");

    public static Command Create(ToolEnvironment environment)
    {
        var parts = new PrearchiveArchiveCommand();
        var command = new ExampleCommand(
            "archive",
            "Move waiting sessions into the archive, and wait until they are there.",
            "xnat-typed prearchive archive /data/prearchive/projects/brainimages/20200229_101112000/ANONYMIZ --subject S7")
        {
            parts.project, parts.subject, parts.experiment, parts.overwrite,
        };
        parts.sessions.AddTo(command);
        parts.confirmation.AddTo(command);
        return DataCommand.OfWork(environment, command, "The server goes on with what was begun; prearchive list shows what still waits.")
            .Does(parts.Read, parts.RunAsync);
    }

    private (IReadOnlyList<PrearchiveAddress> Addresses, ArchiveOptions Options) Read(ParseResult parsed)
    {
        var addresses = sessions.Read(parsed);
        if (addresses.Count > 1 && parsed.GetValue(experiment) is not null)
            throw new MisuseException("Several sessions cannot have one label; archive them one by one, or leave out --experiment.");
        return (addresses, new()
        {
            Project = parsed.GetValue(project),
            Subject = parsed.GetValue(subject),
            Experiment = parsed.GetValue(experiment),
            Overwrite = ImportCommand.OverwriteOf(parsed.GetValue(overwrite)!),
        });
    }

    private async Task<int> RunAsync(
        DataCall call, (IReadOnlyList<PrearchiveAddress> Addresses, ArchiveOptions Options) order, CancellationToken cancellationToken)
    {
        var isLoss = order.Options.Overwrite == ImportOverwrite.Delete;
        List<string> plan = [.. order.Addresses.Select(static address => $"{address.Uri} is archived.")];
        if (isLoss) plan.Add("The files of sessions that are in the archive under these labels are taken out.");
        if (await confirmation.StopsAsync(call, plan, isLoss, cancellationToken).ConfigureAwait(false) is { } code) return code;
        return await HeldSessions.EachAsync(
            call,
            order.Addresses,
            "archived",
            async held => (await held.ArchiveAsync(order.Options, cancellationToken).ConfigureAwait(false)).Id ?? "",
            cancellationToken).ConfigureAwait(false);
    }
}
