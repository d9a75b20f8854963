namespace Xnat.Typed.Package.Tests;

/// <summary>What users do with the packages, each in a project of its own, with warnings as errors.</summary>
[Collection(PackedCollection.Name)]
public sealed class ConsumerTests(PackedProjects packed)
{
    [Fact]
    public async Task CoreTypesServerAndRestInterfacesWorkFromThePackages() =>
        Assert.Equal(
            "E1 1 2300.5 xnat:mrScanData/parameters/tr\nTrue\nGET /data/projects/{project}/subjects answered 404\n",
            await packed.RunConsumerAsync("Browser"));

    [Fact]
    public async Task TypesOfALibraryAreKnownInAnApplicationThatNamesNone() =>
        Assert.Equal("Lab.Data.VolumeData\n", await packed.RunConsumerAsync("lab-app"));

    [Fact]
    public async Task TypeFromASchemaIsStoredOnTheServerAndReadBack() =>
        Assert.StartsWith("V1 1234.5 manual\nBrain", await packed.RunConsumerAsync("direct-app"), StringComparison.Ordinal);

    [Fact]
    public async Task WantedTypesAndFieldsOfTheServerCompileAsCSharp13() =>
        Assert.Equal("2.5 lab:volumeData/brain Lab.Older.VolumeData\n12 True\n", await packed.RunConsumerAsync("older-app"));

    [Fact]
    public async Task NamespacesAndNamesAreAsTheSchemaItemsAskAndOursCollideWithNone() =>
        Assert.Equal($"True ada P1\n{AskedNamesTests.Expected}\n", await packed.RunConsumerAsync("Named"));

    [Fact]
    public async Task OtherPeoplesGeneratorThatFailsIsAWarning()
    {
        var output = await packed.BuildOutputAsync();

        Assert.Contains("warning CS8785: Generator 'ThrowingGenerator' failed to", output, StringComparison.Ordinal);
        Assert.DoesNotContain(": error ", output, StringComparison.Ordinal);
        Assert.Equal("S1\n", await packed.RunConsumerAsync("Bystander"));
    }

    /// <summary>The fixes for editors lie beside the generator and need what no compiler has.</summary>
    [Fact]
    public async Task CompilerHasNothingToSayAboutAssembliesOfThePackage() =>
        Assert.DoesNotMatch(@"(CS80\d\d|AD0001)[^\n]*Xnat\.Typed", await packed.BuildOutputAsync());

    [Fact]
    public async Task SecondBuildCompilesNothing()
    {
        await packed.RebuildAsync();
        var before = await CompiledAsync();

        await packed.RebuildAsync();

        Assert.Equal(8, before.Count);
        Assert.Equal(before, await CompiledAsync());
    }

    [Fact]
    public async Task ChangedSchemaIsCompiledAgainAndNothingElse()
    {
        await packed.RebuildAsync();
        var before = await CompiledAsync();
        var schema = Path.Combine(await packed.ConsumersAsync(), "direct-app", "schemas", "lab", "lab.xsd");
        var text = await File.ReadAllTextAsync(schema);
        const string Known = """<xs:element name="brain" type="xs:double" minOccurs="0"/>""";
        await File.WriteAllTextAsync(
            schema,
            text.Replace(Known, Known + """<xs:element name="gray_matter" type="xs:double" minOccurs="0"/>""", StringComparison.Ordinal));

        await packed.RebuildAsync();

        Assert.Equal("V1 1234.5 manual\nBrain GrayMatter\n", await packed.RunConsumerAsync("direct-app"));
        Assert.Equal(["direct-app.dll"], (await CompiledAsync()).Except(before).Select(compiled => compiled.Name));
    }

    /// <summary>
    /// What the compiler wrote, and when: copies in <c>bin</c> keep the time of the original, and may be copied without being compiled.
    /// </summary>
    private async Task<IReadOnlyList<(string Name, DateTime Written)>> CompiledAsync() =>
        [.. new DirectoryInfo(await packed.ConsumersAsync()).EnumerateFiles("*.dll", SearchOption.AllDirectories)
            .Where(file => file.Directory!.Name == "net10.0" && IsBelow(file, "obj") && !IsBelow(file, PackedProjects.Failing))
            .Select(file => (file.Name, file.LastWriteTimeUtc))
            .OrderBy(file => file.Name, StringComparer.Ordinal)];

    private static bool IsBelow(FileInfo file, string folder) =>
        file.FullName.Contains($"{Path.DirectorySeparatorChar}{folder}{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
}
