using System.Globalization;
using System.Runtime.CompilerServices;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Xnat.Typed.Tutorial;

/// <summary>
/// Tells the reader what happens: numbered steps, the lines of C# that do it, what came of it, and a bar where it takes long.
/// </summary>
internal sealed class Narrator(IAnsiConsole console)
{
    private int steps;
    private string title = "Starting";

    /// <summary>Does a step: says what is done, shows the lines of C# that do it, and runs just these.</summary>
    /// <param name="name">What is done, for the reader.</param>
    /// <param name="work">The lines.</param>
    /// <param name="source">The same as text; the compiler gives it.</param>
    public async Task StepAsync(string name, Func<Task> work, [CallerArgumentExpression(nameof(work))] string source = "")
    {
        Begin(name, source);
        await work();
    }

    /// <summary>The same for something long, with a bar.</summary>
    public Task StepAsync(
        string name,
        string bar,
        Func<IProgress<TransferProgress>, Task> work,
        [CallerArgumentExpression(nameof(work))] string source = "")
    {
        Begin(name, source);
        return console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new DownloadedColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape("    " + bar));
                task.IsIndeterminate = true;
                await work(new Bar(task));
                task.IsIndeterminate = false;
                task.Value = task.MaxValue;
            });
    }

    public void Say(string text) => WriteLine(text);

    /// <summary>Named as in <see cref="Console"/>, so that what a step shows reads like any program.</summary>
    public void WriteLine(object? value) => Show(new Text(value?.ToString() ?? ""));

    /// <summary>Indented, also where a line is too long for the terminal.</summary>
    public void Show(IRenderable content) => console.Write(new Padder(content, new Padding(4, 0, 0, 0)));

    public void Finish()
    {
        console.WriteLine();
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[green]Tutorial complete: {steps} steps.[/]");
    }

    public void Fail(Exception exception)
    {
        console.WriteLine();
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture, $"[red]{(steps == 0 ? "Nothing was asked of a server." : $"Step {steps} ({title}) failed.")}[/]");
        console.WriteLine(exception.Message);
    }

    private void Begin(string name, string source)
    {
        steps++;
        title = name;
        console.WriteLine();
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{steps,2}  {name}[/]");
        Show(new Text(StepSource.Of(source), new Style(Color.Grey)));
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
