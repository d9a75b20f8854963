namespace Xnat.Typed.Package.Tests;

/// <summary>Packing and building take long: all tests share them.</summary>
[CollectionDefinition(Name)]
public sealed class PackedCollection : ICollectionFixture<PackedProjects>
{
    public const string Name = "packed";
}
