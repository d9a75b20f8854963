using System.Reflection;
using Xnat.Typed.Server;

namespace Xnat.Typed.Conventions.Tests.Rest;

/// <summary>Refit is how we send, and no part of what we offer: another version of it must not be another version of ours.</summary>
public class RefitSurfaceTests
{
    public static TheoryData<Assembly> Products =>
        [typeof(XnatClient).Assembly, typeof(XnatServer).Assembly, Assembly.Load("Xnat.Typed.Schema")];

    [Theory]
    [MemberData(nameof(Products))]
    public void NoTypeOfRefitStandsInOurSurface(Assembly assembly) =>
        Assert.Empty(assembly.GetExportedTypes().SelectMany(static type => Signatures.Of(type, "Refit")));

    [Fact]
    public void OnlyTheRestInterfacesKnowRefit()
    {
        var sdk = Path.Combine(SharedFiles.RepositoryRoot(), "runtime", "Xnat.Typed");

        var knowing = Directory.EnumerateFiles(sdk, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(sdk, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("obj/", StringComparison.Ordinal) && !file.StartsWith("bin/", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(Path.Combine(sdk, file)).Contains("using Refit", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(knowing);
        Assert.All(knowing, static file => Assert.StartsWith("Rest/", file, StringComparison.Ordinal));
    }

    [Fact]
    public void TypesOfRefitAreFoundWhereverTheyStand() => Assert.Equal(
        [
            ".Limit: ApiException",
            ".Mark: GetAttribute",
            ".Settings: RefitSettings",
            ".Take: RefitSettings",
            ".get_Settings: RefitSettings",
            ".set_Settings: RefitSettings",
            ": ApiException",
        ],
        Signatures.Of(typeof(RefitInSignatures), "Refit")
            .Select(static found => found[typeof(RefitInSignatures).FullName!.Length..])
            .Order(StringComparer.Ordinal));
}
