namespace Xnat.Typed.Runtime.Tests.Support;

/// <summary>The time zone is one for the whole process: these tests run alone.</summary>
[CollectionDefinition(nameof(MachineTime), DisableParallelization = true)]
public sealed class MachineTimeGroup;
