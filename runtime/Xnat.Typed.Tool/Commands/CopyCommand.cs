using System.CommandLine;
using Xnat.Typed.Model;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed copy</c>: a project, or some of its experiments, from one XNAT to another.</summary>
internal sealed class CopyCommand
{
    private readonly ToolEnvironment environment;
    private readonly Option<string?> from = End("--from", "The server that has the data: its address, or the name that login gave it.");
    private readonly Option<string?> to = End("--to", "The server that gets the data, in the same way.");
    private readonly Option<string?> fromUser = new("--from-user") { Description = "Who signs in there.", HelpName = "NAME" };
    private readonly Option<string?> toUser = new("--to-user") { Description = "Who signs in there.", HelpName = "NAME" };

    private readonly Option<string> project = new("--project")
    {
        Description = "ID or name of the project.", HelpName = "P", Required = true
    };

    private readonly Option<string?> target = new("--as")
    {
        Description = "ID or name of the project at the other server, which must be there. Default: the same.", HelpName = "P2"
    };

    private readonly Option<string[]> experiments = new("--experiment")
    {
        Description = "Only this experiment, with its subject; may be given several times.", HelpName = "E"
    };

    private readonly Option<bool> replace = new("--replace-files")
    {
        Description = "Files that the other server has with other bytes are replaced; without it they are conflicts."
    };

    private readonly Option<string?> reason = ServerOptions.Reason();

    private readonly Option<bool> plain = new("--allow-plain-http")
    {
        Description = "Send passwords over http:// to another machine, where whoever is on the way can read them."
    };

    private readonly OutputOptions output = OutputOptions.OfWork();
    private readonly Confirmation confirmation = new();

    private CopyCommand(ToolEnvironment environment) => this.environment = environment;

    public static Command Create(ToolEnvironment environment)
    {
        var parts = new CopyCommand(environment);
        var command = new ExampleCommand(
            "copy",
            "Copy a project from one XNAT to another: subjects, experiments, variables and files, held to both catalogs.",
            "xnat-typed copy --from hospital --to research --project brainimages --as brainstudy")
        {
            parts.from, parts.to, parts.fromUser, parts.toUser, parts.project, parts.target, parts.experiments, parts.replace, parts.reason,
            parts.plain,
        };
        parts.output.AddTo(command);
        parts.confirmation.AddTo(command);
        CommandRun.Set(
            command, parts.output, parts.RunAsync, isLong: true, howToGoOn: "The same call sends what is missing, and nothing else.");
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, Reporter reporter, CancellationToken cancellationToken)
    {
        var source = Choose(parsed.GetValue(from));
        var sink = Choose(parsed.GetValue(to));
        var (name, other) = (parsed.GetValue(project)!, parsed.GetValue(target) ?? parsed.GetValue(project)!);
        if (source.Address == sink.Address && name == other)
            throw new MisuseException("The project would be copied onto itself; name two servers, or another project by --as.");
        var hospital = await ConnectAsync(parsed, source, fromUser, cancellationToken).ConfigureAwait(false);
        await using (hospital.ConfigureAwait(false))
        {
            var research = await ConnectAsync(parsed, sink, toUser, cancellationToken).ConfigureAwait(false);
            await using (research.ConfigureAwait(false))
            {
                var has = await hospital.Projects.GetAsync(name, cancellationToken).ConfigureAwait(false);
                var gets = await research.Projects.GetAsync(other, cancellationToken).ConfigureAwait(false);
                var plan = await PlanAsync(parsed, has, gets, cancellationToken).ConfigureAwait(false);
                var call = new DataCall(hospital, parsed, reporter, environment);
                var stop = await confirmation.StopsAsync(call, plan, parsed.GetValue(replace), cancellationToken).ConfigureAwait(false);
                if (stop is { } code) return code;
                var report = await ObjectBar.ShowAsync(
                    reporter, progress => CopyAsync(parsed, has, gets, progress, cancellationToken)).ConfigureAwait(false);
                return Tell(reporter, report);
            }
        }
    }

    private async Task<List<string>> PlanAsync(
        ParseResult parsed, ProjectData has, ProjectData gets, CancellationToken cancellationToken)
    {
        var chosen = parsed.GetValue(experiments) ?? [];
        var what = chosen.Length > 0
            ? CountText.Of(chosen.Length, "experiment")
            : CountText.Of(await has.Subjects.CountAsync(cancellationToken).ConfigureAwait(false), "subject") + " and "
                + CountText.Of(await has.Experiments.CountAsync(cancellationToken).ConfigureAwait(false), "experiment");
        List<string> plan = [$"To copy from {has.Id} into {gets.Id}: {what}; what is there already and the same is kept."];
        if (parsed.GetValue(replace)) plan.Add("Files that are there with other bytes are replaced.");
        return plan;
    }

    private async Task<ServerCopyReport> CopyAsync(
        ParseResult parsed,
        ProjectData has,
        ProjectData gets,
        IProgress<BulkProgress>? progress,
        CancellationToken cancellationToken)
    {
        var options = new ServerCopyOptions
        {
            ReplacesFiles = parsed.GetValue(replace), Reason = parsed.GetValue(reason), Progress = progress,
        };
        if (parsed.GetValue(experiments) is not { Length: > 0 } chosen)
            return await has.CopyToAsync(gets, options, cancellationToken).ConfigureAwait(false);
        var found = await has.Experiments.OfType<SubjectAssessorData>().FindManyAsync(chosen, cancellationToken).ConfigureAwait(false);
        return found.FirstOrDefault(static lookup => lookup.Item is null) is { } missing
            ? throw new MisuseException(
                $"{missing.Key}: the project has no such experiment of a data type that this program knows, or several.")
            : await found.Select(static lookup => lookup.Item!).ToAsyncEnumerable().CopyToAsync(gets, options, cancellationToken)
                .ConfigureAwait(false);
    }

    private static int Tell(Reporter reporter, ServerCopyReport report)
    {
        foreach (var outcome in report.Outcomes)
        {
            var name = ItemAddress.Value(outcome.Source.Raw, "label") ?? ItemAddress.Value(outcome.Source.Raw, "ID") ?? "";
            if (outcome.Error is { } error) reporter.ComplainLines($"{PlainText.Of(name)}: {Failure.TextOf(error)}");
            else reporter.Name(name);
            reporter.Note(
                "object",
                ("name", name), ("status", outcome.Status.ToString()), ("filesSent", outcome.FilesSent), ("filesKept", outcome.FilesKept),
                ("bytesSent", outcome.BytesSent), ("verifiedBy", outcome.VerifiedBy?.ToString()),
                ("error", Failure.TextOrNull(outcome.Error)));
        }

        reporter.Tell(
            "summary",
            report.ToString(),
            ("complete", report.IsComplete),
            ("objects", report.Outcomes.Count), ("failed", report.Failed.Count()),
            ("filesSent", report.FilesSent), ("filesKept", report.FilesKept), ("bytesSent", report.BytesSent));
        if (report.IsComplete) return ExitCodes.Done;
        // What failed may have come in part, such as a session whose assessors the server does not take.
        var isPart = report.FilesSent + report.FilesKept > 0 || report.Failed.Count() < report.Outcomes.Count;
        return isPart ? ExitCodes.PartlyDone : ExitCodes.Failed;
    }

    private ServerChoice Choose(string? server) => server is null || server.Contains("://", StringComparison.Ordinal)
        ? ServerLocator.Find(server, null, environment)
        : ServerLocator.Find(null, server, environment);

    private Task<XnatClient> ConnectAsync(
        ParseResult parsed, ServerChoice server, Option<string?> user, CancellationToken cancellationToken) =>
        new Connector(environment).ConnectAsync(
            new(server, parsed.GetValue(user), null, parsed.GetValue(plain)), new XnatClientOptions(), cancellationToken);

    private static Option<string?> End(string name, string description) =>
        new(name)
        {
            Description = $"{description} Default: XNAT_HOST, or the server that login was last called for.", HelpName = "URL_OR_NAME"
        };
}
