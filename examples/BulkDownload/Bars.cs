using System.Globalization;
using Spectre.Console;

namespace Xnat.Typed.BulkDownload;

/// <summary>A bar for the whole and one for each file that is under way; lines where the output goes to a file.</summary>
internal sealed class Bars(ProgressContext context, ProgressTask whole) : IProgress<TransferProgress>
{
    private readonly Dictionary<string, ProgressTask> workers = new(StringComparer.Ordinal);

    public static Task<DownloadReport> ShowAsync(Func<IProgress<TransferProgress>, Task<DownloadReport>> download) =>
        Console.IsOutputRedirected
            ? download(new Lines())
            : AnsiConsole.Progress()
                .Columns(
                    new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(),
                    new DownloadedColumn(), new TransferSpeedColumn(), new RemainingTimeColumn())
                .StartAsync(context => download(new Bars(context, context.AddTask("all"))));

    public void Report(TransferProgress value)
    {
        Show(whole, value.Bytes, value.Total);
        var active = value.Active.Select(static item => item.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, bar) in workers.Where(worker => !active.Contains(worker.Key)).ToList())
        {
            bar.StopTask();
            context.RemoveTask(bar);
            workers.Remove(name);
        }

        foreach (var item in value.Active)
        {
            if (!workers.TryGetValue(item.Name, out var bar))
                workers.Add(item.Name, bar = context.AddTask(Markup.Escape(item.Name[(item.Name.LastIndexOf('/') + 1)..])));
            Show(bar, item.Bytes, item.Total);
        }
    }

    private static void Show(ProgressTask bar, long bytes, long? total)
    {
        bar.IsIndeterminate = total is null or 0;
        bar.MaxValue = Math.Max(total ?? bytes, 1);
        bar.Value = bytes;
    }

    private sealed class Lines : IProgress<TransferProgress>
    {
        private int told = -1;

        public void Report(TransferProgress value)
        {
            var percent = (int)((value.Fraction ?? 0) * 10) * 10;
            if (value.Phase != TransferPhase.Transferring || percent == told) return;
            told = percent;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{percent} %, {value.Files} files, {value.Bytes} bytes"));
        }
    }
}
