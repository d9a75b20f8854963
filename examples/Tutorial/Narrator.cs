using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Xnat.Typed.Tutorial;

/// <summary>Tells the reader what happens: numbered steps, the line of C# that does it, what came of it, and a bar where it takes long.</summary>
internal sealed class Narrator(IAnsiConsole console)
{
    private int steps;
    private string title = "Starting";

    public int Steps => steps;

    /// <summary>Begins a step.</summary>
    /// <param name="name">What is done, for the reader.</param>
    /// <param name="code">The line of C# that does it.</param>
    public void Step(string name, string code)
    {
        steps++;
        title = name;
        console.WriteLine();
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{steps,2}  {name}[/]");
        Show(new Text(code, new Style(Color.Grey)));
    }

    public void Say(string text) => Show(new Text(text));

    /// <summary>Indented, also where a line is too long for the terminal.</summary>
    public void Show(IRenderable content) => console.Write(new Padder(content, new Padding(4, 0, 0, 0)));

    /// <summary>Runs something long with a bar.</summary>
    public Task<T> WithBarAsync<T>(string name, Func<IProgress<TransferProgress>, Task<T>> work) =>
        console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new DownloadedColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape("    " + name));
                task.IsIndeterminate = true;
                var result = await work(new Bar(task));
                task.IsIndeterminate = false;
                task.Value = task.MaxValue;
                return result;
            });

    public void Finish()
    {
        console.WriteLine();
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[green]Tutorial complete: {steps} steps.[/]");
    }

    public void Fail(Exception exception)
    {
        console.WriteLine();
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]Step {steps} ({title}) failed.[/]");
        console.WriteLine(exception.Message);
    }

    public void Cancel() => console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]Stopped in step {steps} ({title}).[/]");

    /// <summary>Reports at once: <see cref="Progress{T}"/> would report from another thread, after the bar has gone.</summary>
    private sealed class Bar(ProgressTask task) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value)
        {
            if (value.Total is { } total and > 0)
            {
                task.IsIndeterminate = false;
                task.MaxValue = total;
            }
            else
            {
                task.MaxValue = Math.Max(value.Bytes, 1);
            }

            task.Value = value.Bytes;
        }
    }
}
