using System.CommandLine;
using System.Globalization;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed verify</c>: whether a downloaded folder is still what it was.</summary>
internal static class VerifyCommand
{
    public static Command Create(ToolEnvironment environment)
    {
        var folder = new Argument<string>("DIR") { Description = "A folder that was downloaded." };
        var against = Choices.Of(
            "--against",
            "What it is compared with: the catalogs of the server, or the folder's own manifest alone, for which no server is asked.",
            "server",
            "server", "manifest");
        var sample = new Option<string>("--sample")
        {
            Description = "Which part of the files is read for its digest, picked at random; of the others length and time are looked at.",
            HelpName = "PERCENT",
            DefaultValueFactory = _ => "100%",
        };
        var command = new ExampleCommand(
            "verify",
            "Compare a downloaded folder with the server, or with its own manifest.",
            "xnat-typed verify data",
            "xnat-typed verify data --against manifest --sample 5%") { folder, against, sample };
        var data = DataCommand.OfWork(environment, command, changes: false);
        return data.Does(
            parsed => (
                Folder: FolderOf(parsed.GetValue(folder)!), Options: new VerifyOptions { Sample = PartOf(parsed.GetValue(sample)!) }),
            async (parsed, order, reporter, cancellationToken) =>
            {
                if (parsed.GetValue(against) == "manifest")
                {
                    return Tell(reporter, await TransferBars.ShowAsync(
                        reporter, progress => VerifyExtensions.VerifyOfflineAsync(
                            order.Folder, order.Options, progress, cancellationToken)).ConfigureAwait(false));
                }

                var xnat = await data.ConnectAsync(parsed, reporter, cancellationToken).ConfigureAwait(false);
                await using (xnat.ConfigureAwait(false))
                {
                    return Tell(reporter, await TransferBars.ShowAsync(
                        reporter, progress => xnat.VerifyDirectoryAsync(
                            order.Folder, order.Options, progress, cancellationToken)).ConfigureAwait(false));
                }
            });
    }

    private static int Tell(Reporter reporter, VerifyReport report)
    {
        foreach (var file in report.Files)
        {
            var isSame = file.Verdict is FileVerdict.Same;
            if (!isSame) reporter.Name(file.Path);
            if (!isSame) reporter.Say(file.ToString());
            reporter.Note("file", ("path", file.Path), ("verdict", file.Verdict.ToString()), ("read", file.WasRead));
        }

        foreach (var unknown in report.Unknown)
            reporter.Tell("file", $"{unknown}: of no download", ("path", unknown), ("verdict", "Unknown"), ("read", false));
        if (report.ForeignLines > 0)
            reporter.Complain($"{report.ForeignLines} lines of the manifest are not as they were written, so their files are unknown.");
        reporter.Tell(
            "summary",
            report.ToString(),
            ("same", report.IsSame), ("files", report.Files.Count), ("changed", report.Files.Count - report.Count(FileVerdict.Same)),
            ("unknown", report.Unknown.Count));
        return report.IsSame ? ExitCodes.Done : ExitCodes.Differs;
    }

    private static string FolderOf(string folder) =>
        Directory.Exists(folder) ? folder : throw new MisuseException($"There is no folder {folder}.");

    private static double PartOf(string text)
    {
        var isPercent = text.EndsWith('%');
        var isNumber = double.TryParse(text.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        var part = isPercent ? number / 100 : number;
        return isNumber && part is >= 0 and <= 1
            ? part
            : throw new MisuseException($"--sample: '{text}' is no part of the files; write 5%, or 0.05.");
    }
}
