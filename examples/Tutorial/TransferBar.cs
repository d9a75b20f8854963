using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Xnat.Typed.Tutorial;

/// <summary>A bar that moves while something is sent or received, and the line that stays when it is done.</summary>
internal static class TransferBar
{
    private const int NameWidth = 11;
    private const int BarWidth = 40;

    /// <summary>Shows the bar while the work is done, where there is a terminal to move it on.</summary>
    /// <returns>How many bytes went.</returns>
    public static async Task<long> ShowAsync(IAnsiConsole console, string name, Func<IProgress<TransferProgress>, Task> work)
    {
        var moving = new Moving();
        if (!console.Profile.Capabilities.Interactive)
        {
            await work(moving);
            return moving.Bytes;
        }

        await console.Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = BarWidth }, new DownloadedColumn())
            .StartAsync(async context =>
            {
                moving.Task = context.AddTask("    " + Markup.Escape(name.PadRight(NameWidth)));
                moving.Task.IsIndeterminate = true;
                await work(moving);
            });
        return moving.Bytes;
    }

    /// <summary>The line that stays, in the columns of the bar; without colours, the words alone.</summary>
    public static IRenderable Done(IAnsiConsole console, string name, long bytes)
    {
        var line = new Paragraph().Append($"    {name.PadRight(NameWidth)} ");
        if (console.Profile.Capabilities.ColorSystem != ColorSystem.NoColors)
            line.Append(new string('━', BarWidth), new Style(Color.Green)).Append(" ");
        return line.Append(string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6,5:0.0} MB")).Append("\n");
    }

    /// <summary>Reports at once: <see cref="Progress{T}"/> would report from another thread, after the bar has gone.</summary>
    private sealed class Moving : IProgress<TransferProgress>
    {
        public long Bytes { get; private set; }

        public ProgressTask? Task { get; set; }

        public void Report(TransferProgress value)
        {
            Bytes = value.Bytes;
            if (Task is null) return;
            Task.IsIndeterminate = value.Total is null or 0;
            Task.MaxValue = Math.Max(value.Total ?? value.Bytes, 1);
            Task.Value = value.Bytes;
        }
    }
}
