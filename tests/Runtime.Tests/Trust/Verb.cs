namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>One public verb of the SDK that asks the server.</summary>
/// <param name="Name">What tests call it.</param>
/// <param name="Prepare">Fetches what the verb acts on, while all is well.</param>
/// <param name="Act">Calls the verb, and gives in words what came of it.</param>
internal sealed record Verb(string Name, Func<Stage, Task<object?>> Prepare, Func<Stage, object?, Task<string>> Act)
{
    /// <summary>Whether its body cannot be sent a second time, so that a dead session ends it.</summary>
    public bool SendsOnce { get; init; }

    /// <summary>Whether any JSON object is an answer to it: one about something else cannot be told from the right one.</summary>
    public bool TakesAnyObject { get; init; }

    /// <summary>Whether it hands on an answer that it does not understand: a wrong one cannot be told from the right one.</summary>
    public bool IsRaw { get; init; }

    /// <summary>The first version of XNAT that has it.</summary>
    public Version Since { get; init; } = new(1, 6);

    public static Verb Of(string name, Func<Stage, Task<string>> act) =>
        new(name, static _ => Task.FromResult<object?>(null), (stage, _) => act(stage));

    public static Verb On<T>(string name, Func<Stage, Task<T>> prepare, Func<Stage, T, Task<string>> act)
        where T : class => new(name, async stage => await prepare(stage), (stage, item) => act(stage, (T)item!));

    public override string ToString() => Name;
}
