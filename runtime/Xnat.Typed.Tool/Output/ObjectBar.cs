using Spectre.Console;

namespace Xnat.Typed.Tool.Output;

/// <summary>A bar for many objects, on the error stream of a terminal; for programs a line each time one is done.</summary>
internal sealed class ObjectBar : IProgress<BulkProgress>
{
    private readonly ProgressTask bar;

    private ObjectBar(ProgressTask bar) => this.bar = bar;

    /// <summary>Shows how far a work with many objects has come; nothing where nobody looks.</summary>
    public static Task<T> ShowAsync<T>(Reporter reporter, Func<IProgress<BulkProgress>?, Task<T>> work)
    {
        if (reporter.Format == OutputFormat.Json) return work(new Lines(reporter));
        if (reporter.Format != OutputFormat.Text || reporter.Progress is not { } terminal) return work(null);
        return terminal().Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(),
                new ElapsedTimeColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new ObjectBar(context.AddTask("listing").IsIndeterminate())));
    }

    public void Report(BulkProgress value)
    {
        bar.IsIndeterminate = false;
        bar.MaxValue = Math.Max(value.Total, 1);
        bar.Value = value.Done + value.Failed;
        bar.Description = $"{value.Done + value.Failed} of {CountText.Of(value.Total, "object")}"
            + (value.Failed > 0 ? $", {value.Failed} failed" : "");
    }

    /// <summary>The same for programs.</summary>
    private sealed class Lines(Reporter reporter) : IProgress<BulkProgress>
    {
        public void Report(BulkProgress value) => reporter.Note(
            "progress", ("objects", value.Total), ("done", value.Done), ("failed", value.Failed));
    }
}
