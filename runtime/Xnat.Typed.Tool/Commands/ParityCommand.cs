using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Output;
using Xnat.Typed.Tool.Parity;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed parity</c>: what a real XNAT answers otherwise than the server of this program.</summary>
internal sealed partial class ParityCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ServerOptions server;
    private readonly Option<string> project = new("--project")
    {
        Description = "The sandbox: a project that is there. What is read is its first MR session, or what --write makes.",
        HelpName = "ID",
        Required = true
    };

    private readonly Option<bool> write = new("--write")
    {
        Description = "Also make, change, archive and delete: a subject with a session in the sandbox, and a project beside it, with names "
            + "of their own, which go again. "
            + "Without it nothing but GET and HEAD is sent."
    };

    private readonly Option<string?> output = new("--output", "-o")
    {
        Description = "File for the results as JSON; no label, value, account or address stands in it.", HelpName = "FILE"
    };

    private readonly Option<bool> quiet = CommandRun.Quiet();

    private ParityCommand(ToolEnvironment environment) => server = new(environment, isArgument: true);

    public static Command Create(ToolEnvironment environment)
    {
        var parts = new ParityCommand(environment);
        var command = new Command(
            "parity",
            "Ask a server and the one of 'serve' the same, and say where status, headers, columns and shape of the answers differ.")
        {
            parts.project, parts.write, parts.output, parts.quiet
        };
        parts.server.AddTo(command);
        CommandRun.Set(command, parts.quiet, async (parsed, reporter, cancellationToken) =>
        {
            try
            {
                return await parts.RunAsync(parsed, reporter, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is XnatConnectionException or UnreachableException)
            {
                reporter.Complain(new UnreachableException().Message);
                return ExitCodes.Unreachable;
            }
        });
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, Reporter reporter, CancellationToken cancellationToken)
    {
        var cookie = new SessionCookie();
        var client = await server.ConnectAsync(parsed, new() { PrimaryHandler = cookie.Watch }, cancellationToken).ConfigureAwait(false);
        await using (client.ConfigureAwait(false))
        {
            var session = await cookie.OfAsync(client, cancellationToken).ConfigureAwait(false);
            using var there = new ParitySide(client.Address, session, parsed.GetValue(project)!, Patience);
            await CheckSandboxAsync(there, cancellationToken).ConfigureAwait(false);
            var version = await VersionAsync(client, cancellationToken).ConfigureAwait(false);
            var (ours, credential) = await OurServer.StartAsync(version, cancellationToken).ConfigureAwait(false);
            await using (ours.ConfigureAwait(false))
            {
                var own = new SessionCookie();
                var options = new XnatClientOptions { PrimaryHandler = own.Watch };
                var self = await XnatClient.ConnectAsync(ours.Url, credential, options, cancellationToken).ConfigureAwait(false);
                await using (self.ConfigureAwait(false))
                {
                    var ownSession = await own.OfAsync(self, cancellationToken).ConfigureAwait(false);
                    using var here = new ParitySide(ours.Url, ownSession, OurServer.Project, Patience);
                    return await CompareAsync(here, there, client.Address, version, parsed, reporter, cancellationToken)
                        .ConfigureAwait(false);
                }
            }
        }
    }

    private async Task<int> CompareAsync(
        ParitySide here,
        ParitySide there,
        Uri address,
        string? version,
        ParseResult parsed,
        Reporter reporter,
        CancellationToken cancellationToken)
    {
        var scrubber = new Scrubber();
        scrubber.Hide([there.Project, address.IdnHost]);
        var (account, login) = await there.ReadAsync("GET", "xapi/users/username", null, cancellationToken).ConfigureAwait(false);
        if (account is { Status: 200, Shape.Format: "text" }) scrubber.Hide([Encoding.UTF8.GetString(login).Trim()]);
        var made = parsed.GetValue(write) ? MadeNames.New() : null;
        var run = new ParityRun(here, there, made, scrubber);
        try
        {
            var results = await run.PlayAsync(cancellationToken).ConfigureAwait(false);
            var report = new ParityReport(1, version, made is not null, results);
            if (parsed.GetValue(output) is { } file)
            {
                var text = JsonSerializer.Serialize(report, ParityJson.Default.ParityReport) + "\n";
                await File.WriteAllTextAsync(file, text, new UTF8Encoding(false), cancellationToken).ConfigureAwait(false);
            }

            return Report(reporter, report);
        }
        finally
        {
            if (run.LeftSomething)
                {
                reporter.Complain($"Not everything that was made could be removed: delete the subject {made} with what is its own, its "
                    + $"session in the prearchive and the project {made}_P by hand.");
            }
        }
    }

    private static int Report(Reporter reporter, ParityReport report)
    {
        var differing = report.Requests.Where(result => result.Outcome == ParityResult.Differs).ToList();
        reporter.ShowRows(
            ["Request", "What", "Here", "There"],
            [
                .. differing.SelectMany(result => result.Differences.Select(difference => new[]
                {
                    result.Query.Length == 0 ? result.Request : $"{result.Request}?{result.Query}",
                    difference.What,
                    difference.Here,
                    difference.There,
                })),
            ]);
        foreach (var result in report.Requests.Where(result => result.Outcome == ParityResult.NotChecked))
            reporter.Say($"{result.Request}: not checked, {result.Reason}.");
        var unasked = report.Requests.Count(result => result.Outcome == ParityResult.NotChecked);
        reporter.Say($"XNAT {report.ServerVersion ?? "of unknown version"}: {report.Requests.Count} requests, "
            + $"{report.Requests.Count - differing.Count - unasked} answered the same, {differing.Count} otherwise, "
            + $"{unasked} not checked.");
        return differing.Count == 0 ? ExitCodes.Done : ExitCodes.Differs;
    }

    private static async Task CheckSandboxAsync(ParitySide there, CancellationToken cancellationToken)
    {
        var address = $"data/projects/{Uri.EscapeDataString(there.Project)}?format=json";
        var answer = await there.SendAsync("GET", address, null, cancellationToken).ConfigureAwait(false);
        if (answer.Status is null) throw new UnreachableException();
        if (answer is { Status: 200, Shape.Format: "JSON" }) return;
        throw new MisuseException(answer.Status is 403 or 404
            ? "The sandbox is not there, or this account may not see it: make the project first, and give its ID to --project."
            : $"The server answered {answer.Status} ({answer.Shape.Format}) when it was asked for the sandbox, which no XNAT does for "
                + "a project; check address and project.");
    }

    private static async Task<string?> VersionAsync(XnatClient client, CancellationToken cancellationToken)
    {
        try
        {
            var version = await client.GetServerVersionAsync(cancellationToken).ConfigureAwait(false);
            return VersionNumber().Match(version) is { Success: true } number ? number.Value : null;
        }
        catch (XnatException exception) when (exception is not XnatConnectionException)
        {
            return null;
        }
    }

    /// <summary>What follows the number could be anybody's word.</summary>
    [GeneratedRegex("^[0-9]{1,3}([.][0-9]{1,3}){1,3}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex VersionNumber();
}
