using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Xnat.Typed.Package.Tests;

/// <summary>What leads to the repository comes from one property, and is left out where that is empty.</summary>
[Collection(PackedCollection.Name)]
public sealed class RepositoryAddressTests(PackedProjects packed)
{
    private const string Address = "https://github.com/example/xnat-typed";

    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    [Fact]
    public void PackagesNameNoAddressWhereThereIsNone()
    {
        foreach (var entries in PackedProjects.Names.Select(name => packed.Entries(name)))
        {
            var specification = Text(entries.Single(entry => entry.Key.EndsWith(".nuspec", StringComparison.Ordinal)).Value);

            Assert.DoesNotContain("<projectUrl>", specification, StringComparison.Ordinal);
            Assert.DoesNotContain(" url=", specification, StringComparison.Ordinal);
            Assert.All(
                entries.Where(entry => Path.GetFileName(entry.Key).StartsWith("Xnat.Typed", StringComparison.Ordinal)),
                entry => Assert.Equal(-1, entry.Value.AsSpan().IndexOf("RepositoryUrl"u8)));
        }
    }

    [Fact]
    public async Task AddressOnTheCommandLineIsInEachPackage()
    {
        var addressed = await packed.PackWithAsync("RepositoryUrl=" + Address);

        foreach (var name in PackedProjects.Names)
        {
            var entries = PackedProjects.Entries(Path.Combine(addressed, $"{name}.{packed.Version}.nupkg"));
            var specification = Text(entries[name + ".nuspec"]);
            var readme = Text(entries["README.md"]);

            Assert.Contains($"<projectUrl>{Address}</projectUrl>", specification, StringComparison.Ordinal);
            Assert.Contains($"""<repository type="git" url="{Address}" """, specification, StringComparison.Ordinal);
            Assert.Contains($"{Address}/blob/main/CHANGELOG.md", specification, StringComparison.Ordinal);
            Assert.Contains($"]({Address}/blob/main/docs/", readme, StringComparison.Ordinal);
            Assert.DoesNotContain("](..", readme, StringComparison.Ordinal);
        }

        var server = PackedProjects.Entries(Path.Combine(addressed, $"Xnat.Typed.Server.{packed.Version}.nupkg"));
        Assert.Contains(
            $"]({Address}/blob/main/runtime/Xnat.Typed.Server/Endpoints.md)", Text(server["README.md"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProblemsLeadToTheirPagesAndSymbolsToTheirSourcesWhereTheBuildKnowsTheAddress()
    {
        var (generator, output) = await packed.BuildWithGeneratorOfAsync(Address);

        Assert.Contains("error XNT0301: ", output, StringComparison.Ordinal);
        Assert.Contains(
            $"({Address}/blob/main/generator/Xnat.Typed.Generator/Problems/XNT0301.md)", output, StringComparison.Ordinal);
        Assert.Contains(
            "\"/_/*\":\"https://raw.githubusercontent.com/example/xnat-typed/", SourceLinkOf(generator), StringComparison.Ordinal);
    }

    private static string Text(byte[] content) => Encoding.UTF8.GetString(content);

    private static string SourceLinkOf(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var embedded = file.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using var symbols = file.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
        var reader = symbols.GetMetadataReader();
        return reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation)
            .Where(information => reader.GetGuid(information.Kind) == SourceLink)
            .Select(information => Text(reader.GetBlobBytes(information.Value)))
            .Single();
    }
}
