namespace Xnat.Typed.Tool.Tests.Verbs;

/// <summary>How one verb of the command is called, and what it then shows.</summary>
/// <param name="Words">The verb.</param>
internal sealed record VerbRow(string Words)
{
    /// <summary>What makes it do something; <c>{folder}</c> stands for a folder of the test.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The words that name the server.</summary>
    public IReadOnlyList<string> Server { get; init; } = ["--url", "{url}"];

    /// <summary>A mistake that is seen before anything is sent.</summary>
    public required IReadOnlyList<string> Mistake { get; init; }

    /// <summary>Part of what a person reads.</summary>
    public required string Shows { get; init; }

    /// <summary>What <c>--quiet</c> writes, a line each; <see langword="null"/> where the names are the server's choice.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>Whether it works and tells of it in lines, in place of listing something.</summary>
    public bool IsWork { get; init; }

    /// <summary>Whether what it writes is the answer of the server as it is.</summary>
    public bool IsRaw { get; init; }

    /// <summary>Made on the server, and in the folder, before.</summary>
    public Func<VerbStage, Task> Prepare { get; init; } = static _ => Task.CompletedTask;

    public override string ToString() => Words;
}
