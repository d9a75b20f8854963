using System.CommandLine;
using Xnat.Typed.QcReport.Data;
using Xnat.Typed.QcReport.Demo;
using Xnat.Typed.QcReport.Findings;
using Xnat.Typed.QcReport.Page;
using Xnat.Typed.QcReport.Reading;
using Xnat.Typed.Server;

namespace Xnat.Typed.QcReport;

/// <summary>A project's sessions as one page: what is there, what it looks like, and what is missing or odd.</summary>
internal static class QcCommand
{
    private const int Partly = 3;
    private const int Interrupted = 130;

    public static RootCommand Create()
    {
        var url = new Option<string?>("--url") { Description = "A real XNAT server. Without it a small one is started in this process." };
        var user = new Option<string?>("--user")
        {
            Description = "User on that server; the password is taken from XNAT_PASS, from the netrc file, or asked for.",
        };
        var project = new Option<string>("--project") { Description = "ID of the project.", DefaultValueFactory = _ => SmallSite.Project };
        var output = new Option<FileInfo>("--output")
        {
            Description = "The page to write; the table goes beside it as CSV.",
            DefaultValueFactory = _ => new("qc-report.html"),
        };
        var plain = new Option<bool>("--allow-plain-http")
        {
            Description = "Send the password over http:// to another machine, where whoever is on the way can read it.",
        };
        var pictures = Number("--pictures", "How many pictures the page has at most; 0 for none.", 200, 0);
        var size = Number("--picture-size", "Longest side of a picture, in pixels.", 112, 16);
        var workers = Number("--workers", "How many sessions are read at a time.", 4, 1);
        var command = new RootCommand("Writes a project's sessions as a page that needs nothing but a browser, and as CSV.")
        {
            url, user, project, output, plain, pictures, size, workers,
        };
        url.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault()?.Value is { } given && !Uri.TryCreate(given, UriKind.Absolute, out _))
                result.AddError($"'{given}' is not an address; write it like https://xnat.example.org.");
        });
        command.SetAction((parsed, cancellationToken) =>
        {
            var address = parsed.GetValue(url) is { } given ? new Uri(given) : null;
            var options = new QcOptions(address, parsed.GetValue(user), parsed.GetValue(project)!, parsed.GetValue(output)!)
            {
                AllowsPlainHttp = parsed.GetValue(plain),
                Pictures = parsed.GetValue(pictures),
                PictureSize = parsed.GetValue(size),
                Workers = parsed.GetValue(workers),
            };
            return RunAsync(options, Console.Out, Console.Error, cancellationToken);
        });
        return command;
    }

    /// <returns>0 if all is on the page, 1 if there is no page, 3 if something could not be read and is named on it.</returns>
    public static async Task<int> RunAsync(QcOptions options, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            await using var server = options.Address is null ? await SmallSite.StartAsync(cancellationToken) : null;
            await using var xnat = await ConnectAsync(options, server, cancellationToken);
            var project = await new ProjectReader(xnat, options).ReadAsync(cancellationToken);
            var found = Rules.Apply(project);
            var table = new FileInfo(Path.ChangeExtension(options.Output.FullName, ".csv"));
            options.Output.Directory?.Create();
            await File.WriteAllTextAsync(options.Output.FullName, ReportPage.Of(project, found, DateTimeOffset.Now), cancellationToken);
            await File.WriteAllTextAsync(table.FullName, SessionTable.ToCsv(project, found), cancellationToken);
            var odd = project.Sessions.Count(session => found.Of(session).Any());
            await output.WriteLineAsync($"{project.Sessions.Count} sessions, {odd} of them with something missing or odd");
            await output.WriteLineAsync($"{options.Output.FullName}{Environment.NewLine}{table.FullName}");
            return await TellAsync(project, errors);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Interrupted;
        }
        catch (Exception exception) when (exception is XnatException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    private static async Task<int> TellAsync(QcProject project, TextWriter errors)
    {
        var failures = project.Sessions.Count(static session => session.Failure is not null);
        var pictures = project.Sessions.SelectMany(static session => session.Scans).Count(static scan => scan.Picture?.IsFailure == true);
        if (failures > 0) await errors.WriteLineAsync($"{failures} sessions could not be read; the page says why.");
        if (pictures > 0) await errors.WriteLineAsync($"{pictures} pictures could not be fetched; the page says why.");
        return failures + pictures > 0 ? Partly : 0;
    }

    private static Task<XnatClient> ConnectAsync(QcOptions options, XnatServer? server, CancellationToken cancellationToken) =>
        server is not null
            ? XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"), null, cancellationToken)
            : XnatClient.ConnectAsync(
                options.Address!,
                Account.Of(options.User),
                new XnatClientOptions { AllowPlainHttp = options.AllowsPlainHttp, ApplicationName = "xnat-typed-qc-report" },
                cancellationToken);

    private static Option<int> Number(string name, string description, int usual, int least)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var given) && given < least)
                result.AddError($"{name} is at least {least}.");
        });
        return option;
    }
}
