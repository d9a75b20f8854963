namespace Xnat.Typed.Tutorial.Tests;

/// <summary>Programs whose console output is caught run alone.</summary>
[CollectionDefinition(nameof(ExampleGroup), DisableParallelization = true)]
public sealed class ExampleGroup;
