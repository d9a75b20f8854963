using Spectre.Console;

namespace Xnat.Typed.Tool.Output;

/// <summary>A bar for the whole and one for each file that is under way, on the error stream of a terminal.</summary>
internal sealed class TransferBars : IProgress<TransferProgress>
{
    private readonly ProgressContext context;
    private readonly ProgressTask whole;
    private readonly Dictionary<string, ProgressTask> active = new(StringComparer.Ordinal);

    private TransferBars(ProgressContext context)
    {
        this.context = context;
        whole = context.AddTask("all");
    }

    /// <summary>Shows bars while something is transferred; nothing where nobody looks.</summary>
    public static Task<T> ShowAsync<T>(Reporter reporter, Func<IProgress<TransferProgress>?, Task<T>> work) =>
        reporter.Format != OutputFormat.Text || reporter.Progress is not { } terminal
            ? work(null)
            : terminal().Progress()
                .AutoClear(true)
                .Columns(
                    new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(),
                    new DownloadedColumn(), new TransferSpeedColumn(), new RemainingTimeColumn())
                .StartAsync(context => work(new TransferBars(context)));

    public void Report(TransferProgress value)
    {
        Show(whole, value.Bytes, value.Total);
        var names = value.Active.Select(static item => item.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, bar) in active.Where(pair => !names.Contains(pair.Key)).ToList())
        {
            bar.StopTask();
            context.RemoveTask(bar);
            active.Remove(name);
        }

        foreach (var item in value.Active)
        {
            if (!active.TryGetValue(item.Name, out var bar))
            {
                var name = item.Name[(item.Name.LastIndexOf('/') + 1)..];
                active.Add(item.Name, bar = context.AddTask(Markup.Escape(PlainText.Of(name))));
            }

            Show(bar, item.Bytes, item.Total);
        }
    }

    private static void Show(ProgressTask bar, long bytes, long? total)
    {
        bar.IsIndeterminate = total is null or 0;
        bar.MaxValue = Math.Max(total ?? bytes, 1);
        bar.Value = bytes;
    }
}
