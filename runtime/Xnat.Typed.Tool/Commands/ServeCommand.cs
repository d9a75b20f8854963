using System.CommandLine;
using System.CommandLine.Parsing;
using Xnat.Typed.Server;
using Xnat.Typed.Tool.Demo;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed serve</c>: an XNAT-compatible server on this machine, until Ctrl+C.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var url = new Option<string>("--urls", "--url")
        {
            Description = "Address to listen on; port 0 takes a free one.",
            DefaultValueFactory = _ => "http://127.0.0.1:8080",
            HelpName = "URL"
        };
        var users = new Option<string[]>("--user")
        {
            Description = "Account as NAME:PASSWORD, an administrator, or NAME:PASSWORD:member, who has the rights that projects give. May "
                + "be given several times. Default on this machine: admin:admin.",
            HelpName = "NAME:PASSWORD[:ROLE]"
        };
        var members = new Option<string[]>("--member")
        {
            Description = "The same as --user NAME:PASSWORD:member, for passwords of any letters.",
            HelpName = "NAME:PASSWORD"
        };
        var references = new Option<DirectoryInfo[]>("--reference-folder")
        {
            Description = "Folder of this machine that uploads may refer to with reference=; may be given several times.",
            HelpName = "DIR"
        };
        var schemas = new Option<DirectoryInfo[]>("--schemas")
        {
            Description = "Folder with schemas of further data types, {prefix}/{name}.xsd; may be given several times.",
            HelpName = "DIR"
        };
        var data = new Option<DirectoryInfo>("--data")
        {
            Description = "Folder in which everything is kept, also when the server is killed; made if it is not there. Without it "
                + "everything is in memory.",
            HelpName = "DIR"
        };
        var demo = new Option<bool>("--demo")
        {
            Description = "Start with three projects to browse: computed images of three modalities, custom variables, a plugin's data "
                + "type. A data folder gets them only while it is empty."
        };
        var import = new Option<FileInfo>("--import")
        {
            Description = "Start with the state in this file; a data folder gets it only while it is empty.",
            HelpName = "FILE"
        };
        var export = new Option<FileInfo>("--export-on-exit")
        {
            Description = "Write the state into this file when the server ends (Ctrl+C or SIGTERM); may be the one of --import.",
            HelpName = "FILE"
        };
        var control = new Option<bool>("--control", "--faults")
        {
            Description = "Let tests in other languages control the server: /xnat-typed/state (GET, PUT, DELETE), /requests (GET, "
                + "DELETE), /clock (GET, POST advance=16m), and make things go wrong: header X-Xnat-Fault for one request, GET, POST "
                + "(fault, path, times, after) and DELETE of /xnat-typed/faults for more. Faults: delay=2s, status=503, retry-after=5s, "
                + "html, cut=BYTES, overlength=BYTES, drip=BYTES/200ms, expire, stuck=STATE, ready-after=LOOKS, ready-after=2s."
        };
        var log = new Option<bool>("--log") { Description = "Print each request as it is answered." };
        // Not --version: that is the tool's own, on every command.
        var version = new Option<string>("--xnat-version")
        {
            Description = "The version of XNAT to be: 1.6, 1.7, 1.8 or 1.9, or a release of these, such as 1.7.2.",
            DefaultValueFactory = _ => new XnatServerOptions().Version,
            HelpName = "VERSION"
        };
        users.Validators.Add(CheckAccounts);
        members.Validators.Add(CheckAccounts);
        schemas.AcceptExistingOnly();
        schemas.Validators.Add(CheckSchemas);
        references.AcceptExistingOnly();
        var command = new ExampleCommand(
            "serve",
            "Serve an XNAT-compatible REST interface, to try things out and to test against.",
            "xnat-typed serve --demo")
        {
            url, users, members, schemas, references, data, import, export, demo, log, version, control,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var accounts = Accounts(parsed.GetValue(users), parsed.GetValue(members));
            if (await RefuseAsync(parsed.GetValue(url)!, accounts, parsed.InvocationConfiguration.Error).ConfigureAwait(false))
                return ExitCodes.Misused;
            using var plugin = parsed.GetValue(demo) ? DemoSchemas.Write() : null;
            var given = (parsed.GetValue(schemas) ?? []).Select(static folder => folder.FullName);
            var options = new XnatServerOptions
            {
                Url = parsed.GetValue(url)!,
                Users = accounts.Any(account => account.IsAdmin)
                    ? accounts
                    : [XnatServerUser.Administrator("admin", "admin"), .. accounts],
                ReferenceFolders = [.. (parsed.GetValue(references) ?? []).Select(folder => folder.FullName)],
                SchemaFolders = plugin is null ? [.. given] : [plugin.Folder, .. given],
                AllowsControl = parsed.GetValue(control),
                DataFolder = parsed.GetValue(data)?.FullName,
                StateFile = parsed.GetValue(import)?.FullName,
                Version = parsed.GetValue(version)!,
                ShowsOverview = true,
                Answered = parsed.GetValue(log) ? new RequestLines(parsed.InvocationConfiguration.Output).Add : null,
            };
            return await RunAsync(
                options,
                parsed.GetValue(demo),
                parsed.GetValue(export)?.FullName,
                parsed.InvocationConfiguration,
                cancellationToken).ConfigureAwait(false);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        XnatServerOptions options,
        bool isDemo,
        string? export,
        InvocationConfiguration console,
        CancellationToken cancellationToken)
    {
        XnatServer server;
        try
        {
            server = await XnatServer.StartAsync(options, isDemo ? DemoData.Add : static _ => { }, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or InvalidOperationException
            or InvalidDataException or UnauthorizedAccessException)
        {
            await console.Error.WriteLineAsync(exception.Message.Split(" (Parameter")[0]).ConfigureAwait(false);
            return exception is ArgumentException ? ExitCodes.Misused : ExitCodes.Failed;
        }

        await using (server.ConfigureAwait(false))
        {
            await console.Output.WriteLineAsync($"listening on {server.Url.GetLeftPart(UriPartial.Authority)}").ConfigureAwait(false);
            foreach (var line in ServedWords.About(server, options)) await console.Output.WriteLineAsync(line).ConfigureAwait(false);
            await console.Output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // Ctrl+C is how a server ends.
            }

            return export is null ? ExitCodes.Done : await ExportAsync(server, export, console).ConfigureAwait(false);
        }
    }

    private static async Task<int> ExportAsync(XnatServer server, string file, InvocationConfiguration console)
    {
        try
        {
            await server.ExportAsync(file, CancellationToken.None).ConfigureAwait(false);
            await console.Output.WriteLineAsync($"state written to {file}").ConfigureAwait(false);
            return ExitCodes.Done;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await console.Error.WriteLineAsync($"The state could not be written to {file}: {exception.Message}").ConfigureAwait(false);
            return ExitCodes.Failed;
        }
    }

    /// <summary>Says what is wrong or dangerous about an address.</summary>
    /// <returns>Whether the server must not be started there.</returns>
    private static async Task<bool> RefuseAsync(string urls, IReadOnlyList<XnatServerUser> accounts, TextWriter error)
    {
        var refusal = ServedAddress.Refusal(urls, accounts);
        if ((refusal ?? ServedAddress.Warning(urls)) is { } text) await error.WriteLineAsync(text).ConfigureAwait(false);
        return refusal is not null;
    }

    private static IReadOnlyList<XnatServerUser> Accounts(string[]? users, string[]? members) =>
    [
        .. Pairs(users).Select(pair => OfRole(pair[0], pair[1])),
        .. Pairs(members).Select(pair => new XnatServerUser(pair[0], pair[1]) { IsAdmin = false }),
    ];

    private static XnatServerUser OfRole(string name, string given)
    {
        const string administrator = ":admin";
        const string member = ":member";
        if (given.EndsWith(member, StringComparison.Ordinal)) return new(name, given[..^member.Length]) { IsAdmin = false };
        return XnatServerUser.Administrator(
            name, given.EndsWith(administrator, StringComparison.Ordinal) ? given[..^administrator.Length] : given);
    }

    private static IEnumerable<string[]> Pairs(string[]? accounts) => (accounts ?? []).Select(account => account.Split(':', 2));

    private static void CheckSchemas(OptionResult result)
    {
        foreach (var token in result.Tokens)
        {
            var folder = new DirectoryInfo(token.Value);
            if (!folder.Exists || folder.EnumerateFiles("*.xsd", SearchOption.AllDirectories).Any()) continue;
            result.AddError($"There is no schema (.xsd) below '{token.Value}'; give the folder that xnat-typed schema pull wrote.");
        }
    }

    private static void CheckAccounts(OptionResult result)
    {
        // The value itself may be a password given by mistake, so the message does not repeat it.
        if (result.Tokens.Any(token => token.Value.IndexOf(':', StringComparison.Ordinal) < 1))
            result.AddError($"{result.Option.Name} takes NAME:PASSWORD, with a name in front of the colon.");
    }
}
