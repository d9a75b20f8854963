namespace Xnat.Typed.Tool.Changes;

/// <summary>A place in a program that a change concerns.</summary>
/// <param name="File">The file, from the folder of the project on.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Name">The C# name.</param>
/// <param name="Rule">The rule of the change; empty where the compiler refuses what follows from another place.</param>
/// <param name="IsBreaking">Whether the compiler refuses it, or says that the schemas do not have it; else it may be affected.</param>
internal sealed record ChangedUse(string File, int Line, int Column, string Name, string Rule, bool IsBreaking)
{
    /// <summary>The target frameworks for which it is so; empty for all that the project has.</summary>
    public IReadOnlyList<string> Frameworks { get; init; } = [];

    /// <summary>What is said of it, without the place.</summary>
    public string Text =>
        $"{(IsBreaking ? "breaks" : "may be affected")}: {Name}" + (Rule.Length > 0 ? $" ({Rule})" : "")
        + (Frameworks.Count > 0 ? $" for {string.Join(", ", Frameworks)} alone" : "");

    public override string ToString() => $"{File}({Line},{Column}): {Text}";
}
