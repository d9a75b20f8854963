using System.CommandLine;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed prearchive</c>: sessions that were sent in and wait.</summary>
internal static class PrearchiveCommand
{
    private static readonly string[] Columns = ["project", "name", "subject", "status", "scan_date", "uploaded", "uri"];

    public static Command Create(ToolEnvironment environment) => new("prearchive", "Look after sessions that wait to be archived.")
    {
        List(environment),
        PrearchiveArchiveCommand.Create(environment),
        Move(environment),
        Rebuild(environment),
        Delete(environment),
    };

    private static Command List(ToolEnvironment environment)
    {
        var project = new Option<string?>("--project") { Description = "Only those of this project.", HelpName = "P" };
        var status = new Option<string?>("--status")
        {
            Description = "Only those in this state, such as READY, CONFLICT or ERROR; without it all but those that are being received.",
            HelpName = "STATUS",
        };
        var command = new ExampleCommand(
            "list",
            "List the sessions that wait; --quiet gives the addresses that the other commands take.",
            "xnat-typed prearchive list --project brainimages --status READY --quiet") { project, status };
        return DataCommand.OfTable(environment, command).Does(
            parsed => new PrearchiveSearch
            {
                Project = parsed.GetValue(project), Status = parsed.GetValue(status)?.ToUpperInvariant()
            },
            static async (call, search, cancellationToken) =>
            {
                IRowSink? table = null;
                await foreach (var held in call.Xnat.Prearchive.FindAsync(search, cancellationToken).ConfigureAwait(false))
                {
                    table ??= call.Reporter.Table(Columns);
                    table.Add(
                        held.Uri, [held.Project, held.Name, held.Subject, held.Status, held.ScanDate, held.Uploaded, held.Uri]);
                }

                (table ?? call.Reporter.Table(Columns)).End();
                return ExitCodes.Done;
            });
    }

    private static Command Move(ToolEnvironment environment)
    {
        var to = new Option<string>("--to") { Description = "ID of the other project.", HelpName = "P", Required = true };
        var command = new ExampleCommand(
            "move", "Move waiting sessions to another project.",
            "xnat-typed prearchive move /data/prearchive/projects/brainimages/20200229_101112000/ANONYMIZ --to other") { to };
        return OfEach(environment, command, "moved", isLoss: false, async (held, parsed, cancellationToken) =>
            (await held.MoveAsync(parsed.GetValue(to)!, cancellationToken).ConfigureAwait(false)).Uri);
    }

    private static Command Rebuild(ToolEnvironment environment)
    {
        var command = new ExampleCommand(
            "rebuild", "Read the files of waiting sessions again.",
            "xnat-typed prearchive rebuild /data/prearchive/projects/brainimages/20200229_101112000/ANONYMIZ");
        return OfEach(environment, command, "rebuilt", isLoss: false, static async (held, _, cancellationToken) =>
        {
            await held.RebuildAsync(cancellationToken).ConfigureAwait(false);
            return held.Uri;
        });
    }

    private static Command Delete(ToolEnvironment environment)
    {
        var command = new ExampleCommand(
            "delete", "Throw waiting sessions away, with their files.",
            "xnat-typed prearchive delete /data/prearchive/projects/brainimages/20200229_101112000/ANONYMIZ --yes");
        return OfEach(environment, command, "deleted", isLoss: true, static async (held, _, cancellationToken) =>
        {
            await held.DeleteAsync(cancellationToken).ConfigureAwait(false);
            return held.Uri;
        });
    }

    private static Command OfEach(
        ToolEnvironment environment,
        ExampleCommand command,
        string done,
        bool isLoss,
        Func<PrearchiveSession, ParseResult, CancellationToken, Task<string>> work)
    {
        var sessions = new HeldSessions();
        var confirmation = new Confirmation();
        sessions.AddTo(command);
        confirmation.AddTo(command);
        return DataCommand.OfWork(environment, command, HeldSessions.HowToGoOn).Does(
            sessions.Read,
            async (call, addresses, cancellationToken) =>
            {
                List<string> plan = [.. addresses.Select(address => $"{address.Uri} is {done}.")];
                if (await confirmation.StopsAsync(call, plan, isLoss, cancellationToken).ConfigureAwait(false) is { } code) return code;
                return await HeldSessions.EachAsync(
                    call, addresses, done, held => work(held, call.Parsed, cancellationToken), cancellationToken).ConfigureAwait(false);
            });
    }
}
