using System.CommandLine;

namespace Xnat.Typed.Tool.Commands;

/// <summary>A command whose help ends with calls of it.</summary>
/// <param name="name">The word.</param>
/// <param name="description">What it does, in a sentence.</param>
/// <param name="examples">Whole calls, as they are typed.</param>
internal sealed class ExampleCommand(string name, string description, params IReadOnlyList<string> examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples { get; } = examples;
}
