using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Xnat.Typed.Package.Tests;

[Collection(PackedCollection.Name)]
public sealed partial class LayoutTests(PackedProjects packed)
{
    /// <remarks>After a change that is meant, <c>SNAPSHOT_ACCEPT=1 dotnet test tests/Package.Tests</c> writes the lists anew.</remarks>
    [Fact]
    public Task PackagesHoldTheseFiles() =>
        Snapshot.Match(PackedProjects.Names.Select(name => new SnapshotTarget(name, Files(name), "txt")));

    [Theory]
    [InlineData("Xnat.Typed", 3_000_000)]
    [InlineData("Xnat.Typed.DependencyInjection", 100_000)]
    [InlineData("Xnat.Typed.Server", 2_000_000)]
    [InlineData("Xnat.Typed.Tool", 10_000_000)]
    public void PackagesStaySmall(string package, int most) => Assert.InRange(packed.Size(package), 10_000, most);

    [Fact]
    public Task PackagesSayWhatTheyAreAndNeed() =>
        Snapshot.Match(PackedProjects.Names.Select(name => new SnapshotTarget(name, Specification(name), "xml")));

    [Fact]
    public async Task PackingAgainGivesTheSameBytes() => Assert.True(await packed.IsPackedTheSameAgainAsync());

    [Fact]
    public void NoPathOfThisMachineIsInAPackage()
    {
        string[] paths =
        [
            SharedFiles.RepositoryRoot().TrimEnd(Path.DirectorySeparatorChar),
            // Packages and tools lie in hidden folders there. The folder alone can be a word of a route: XNAT has /root/{root}.
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".")
        ];

        foreach (var (name, content) in AllEntries())
            foreach (var path in paths)
            {
                Assert.False(content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(path)) >= 0, name);
                Assert.False(content.AsSpan().IndexOf(Encoding.Unicode.GetBytes(path)) >= 0, name);
            }
    }

    [Fact]
    public void SymbolsNameSourcesByTheirPlaceInTheRepository()
    {
        var sources = AllEntries().SelectMany(entry => Documents(entry.Name, entry.Content)).ToArray();

        Assert.Contains("/_/runtime/Xnat.Typed/XnatClient.cs", sources);
        Assert.Contains("/_/generator/Xnat.Typed.Generator/XnatSchemaGenerator.cs", sources);
        Assert.All(sources, source => Assert.StartsWith("/_/", source, StringComparison.Ordinal));
    }

    private IEnumerable<(string Name, byte[] Content)> AllEntries() =>
        PackedProjects.Names
            .SelectMany(name => packed.Entries(name))
            .Concat(PackedProjects.Libraries.SelectMany(name => packed.Entries(name, "snupkg")))
            .Select(entry => (entry.Key, entry.Value));

    private static IEnumerable<string> Documents(string name, byte[] content)
    {
        if (!Path.GetFileName(name).StartsWith("xnat", StringComparison.OrdinalIgnoreCase)) return [];
        using var stream = new MemoryStream(content);
        if (name.EndsWith(".pdb", StringComparison.Ordinal)) return Documents(MetadataReaderProvider.FromPortablePdbStream(stream));
        if (!name.EndsWith(".dll", StringComparison.Ordinal)) return [];
        using var assembly = new PEReader(stream);
        var embedded = assembly.ReadDebugDirectory().FirstOrDefault(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        return embedded.DataSize == 0 ? [] : Documents(assembly.ReadEmbeddedPortablePdbDebugDirectoryData(embedded));
    }

    private static string[] Documents(MetadataReaderProvider symbols)
    {
        using (symbols)
        {
            var reader = symbols.GetMetadataReader();
            return [.. reader.Documents.Select(handle => reader.GetString(reader.GetDocument(handle).Name))];
        }
    }

    /// <summary>Of the package and of its symbols.</summary>
    private string Files(string package)
    {
        var symbols = PackedProjects.Libraries.Contains(package) ? packed.Entries(package, "snupkg").Keys : [];
        return string.Join('\n', [.. packed.Entries(package).Keys, .. symbols.Select(name => "symbols: " + name)]);
    }

    /// <summary>Without what changes from commit to commit.</summary>
    private string Specification(string package)
    {
        var text = Encoding.UTF8.GetString(packed.Entries(package)[package + ".nuspec"]).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        return Repository().Replace(text, "").Replace($"<version>{packed.Version}<", "<version>(current)<", StringComparison.Ordinal);
    }

    [GeneratedRegex(" *<repository [^>]*/>\n")]
    private static partial Regex Repository();
}
