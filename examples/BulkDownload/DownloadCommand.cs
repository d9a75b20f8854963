using System.CommandLine;
using Spectre.Console;
using Xnat.Typed.Model;
using Xnat.Typed.Server;

namespace Xnat.Typed.BulkDownload;

/// <summary>
/// All sessions of a project into a folder, with bars for each worker and the whole. Ctrl-C ends it, and so does anything worse: started
/// again with the same folder it goes on where it was.
/// </summary>
internal static class DownloadCommand
{
    private const int Interrupted = 130;

    public static RootCommand Create()
    {
        var url = new Option<Uri?>("--url")
        {
            Description = "A real XNAT server. Without it a small one is started in this process.",
            CustomParser = static result =>
            {
                if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address)) return address;
                result.AddError($"'{result.Tokens[0].Value}' is not an address; write it like https://xnat.example.org.");
                return null;
            },
        };
        var project = new Option<string>("--project") { Description = "ID of the project.", DefaultValueFactory = _ => SmallSite.Project };
        var folder = new Option<DirectoryInfo>("--folder")
        {
            Description = "Where to; what is there already is kept and not fetched again.",
            DefaultValueFactory = _ => new("downloaded"),
        };
        var layout = new Option<string?>("--layout")
        {
            Description = "Names for the files, such as sub-{subject}/ses-{session}/{scan}_{type}/{file}; xnatpy's without it.",
        };
        var types = new Option<string[]>("--type") { Description = "Only scans of these types; * stands for any text." };
        var workers = new Option<int>("--workers") { Description = "Files at a time.", DefaultValueFactory = _ => 4 };
        var command = new RootCommand("Downloads all sessions of a project, and goes on where it was when it is started again.")
        {
            url, project, folder, layout, types, workers,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var asked = new DownloadOrder(
                parsed.GetValue(url), parsed.GetValue(project)!, parsed.GetValue(folder)!.FullName, parsed.GetValue(layout),
                parsed.GetValue(types) ?? [], parsed.GetValue(workers));
            return RunAsync(asked, cancellationToken);
        });
        return command;
    }

    /// <returns>0 if all is there, 1 if something is missing, 130 if it was interrupted.</returns>
    private static async Task<int> RunAsync(DownloadOrder order, CancellationToken cancellationToken)
    {
        try
        {
            await using var server = order.Address is null ? await SmallSite.StartAsync(cancellationToken) : null;
            await using var xnat = await ConnectAsync(order, server, cancellationToken);
            var project = await xnat.Projects.GetAsync(order.Project, cancellationToken);
            var report = await Bars.ShowAsync(progress => DownloadAsync(project, order, progress, cancellationToken));
            Tell(report);
            return report.IsComplete ? 0 : 1;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped. What is there is verified; start it again to go on.");
            return Interrupted;
        }
        catch (Exception exception) when (exception is XnatException or ArgumentException or InvalidOperationException)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }

    private static Task<DownloadReport> DownloadAsync(
        ProjectData project, DownloadOrder order, IProgress<TransferProgress> progress, CancellationToken cancellationToken) =>
        project.DownloadDirectoryAsync(
            order.Folder,
            new DirectoryOptions
            {
                Layout = order.Layout is { } template ? DirectoryLayout.Template(template) : DirectoryLayout.Xnatpy,
                ScanTypes = order.Types,
                MaxConcurrency = order.Workers,
            },
            progress,
            cancellationToken);

    private static Task<XnatClient> ConnectAsync(DownloadOrder order, XnatServer? server, CancellationToken cancellationToken)
    {
        if (server is not null)
            return XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"), null, cancellationToken);
        var fromEnvironment = Environment.GetEnvironmentVariable("XNAT_USER") is { Length: > 0 };
        var credential = fromEnvironment ? XnatCredential.FromEnvironment() : XnatCredential.FromNetrc();
        return XnatClient.ConnectAsync(order.Address!, credential, null, cancellationToken);
    }

    private static void Tell(DownloadReport report)
    {
        Console.WriteLine(report);
        foreach (var item in report.WithoutFiles) Console.WriteLine($"{item.Label}: no files on the server");
        foreach (var item in report.Objects.Where(static item => item.Error is not null))
            Console.WriteLine($"{item.Label}: {item.Error!.Message}");
        foreach (var file in report.Files.Where(static file => file.Outcome is not (FileOutcome.Fetched or FileOutcome.Kept)))
            Console.WriteLine($"{file.Path}: {file}");
        foreach (var note in report.Notes) Console.WriteLine(note);
    }
}
