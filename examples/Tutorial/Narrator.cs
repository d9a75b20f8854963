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
    private string? current;
    private string? interrupted;

    /// <summary>Whether a person can be asked something here.</summary>
    public bool CanAsk => console.Profile.Capabilities.Interactive && !Console.IsInputRedirected;

    /// <summary>Does a step: says what is done, shows the lines of C# that do it, and runs just these.</summary>
    /// <param name="name">What is done, for the reader.</param>
    /// <param name="work">The lines.</param>
    /// <param name="source">The same as text; the compiler takes it from the source file.</param>
    public async Task StepAsync(string name, Func<Task> work, [CallerArgumentExpression(nameof(work))] string source = "")
    {
        Begin(name, source);
        await work();
    }

    /// <summary>The same for something long, with a bar.</summary>
    public async Task StepAsync(
        string name,
        string bar,
        Func<IProgress<TransferProgress>, Task> work,
        [CallerArgumentExpression(nameof(work))] string source = "")
    {
        Begin(name, source);
        var bytes = await TransferBar.ShowAsync(console, bar, work);
        console.Write(TransferBar.Done(console, bar, bytes));
    }

    public void Say(string text) => WriteLine(text);

    /// <summary>Named as in <see cref="Console"/>, so that what a step shows reads like any program.</summary>
    public void WriteLine(object? value) => Show(new Text(value?.ToString() ?? ""));

    /// <summary>Indented, also where a line is too long for the terminal.</summary>
    public void Show(IRenderable content) => console.Write(new Padder(content, new Padding(4, 0, 0, 0)));

    /// <summary>Asks for a secret, which is not shown.</summary>
    public string Ask(string question) => console.Prompt(new TextPrompt<string>("    " + Markup.Escape(question)).Secret(null));

    /// <summary>The step under way is the one to tell of: what is tidied up after it are steps, too.</summary>
    public void Interrupt() => interrupted ??= current;

    public void Finish()
    {
        console.WriteLine();
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[green]Tutorial complete: {steps} steps.[/]");
    }

    public void Fail(Exception exception)
    {
        var what = (interrupted ?? current) is { } step ? $"{step} failed." : "Nothing was asked of a server.";
        console.WriteLine();
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{what}[/]");
        console.WriteLine(exception.Message);
    }

    public void Cancel()
    {
        var where = interrupted ?? current ?? "before the first step";
        console.WriteLine();
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]Stopped: {where}.[/]");
    }

    private void Begin(string name, string source)
    {
        steps++;
        current = string.Create(CultureInfo.InvariantCulture, $"Step {steps} ({name})");
        console.WriteLine();
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{steps,2}  {name}[/]");
        Show(ColoredSource.Of(StepSource.Of(source)));
    }
}
