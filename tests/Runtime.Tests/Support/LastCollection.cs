namespace Xnat.Typed.Runtime.Tests.Support;

/// <summary>
/// What has to run when everything else has: collections that do not run in parallel come behind those that do, and this one behind all.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class LastCollection
{
    public const string Name = "last";
}
