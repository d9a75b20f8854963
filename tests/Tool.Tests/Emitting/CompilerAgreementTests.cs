using System.Text;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Emitting;

/// <summary>The command writes what the compiler would be given, byte by byte.</summary>
public sealed class CompilerAgreementTests : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(false);

    private readonly TemporaryFolder schemas = new();
    private readonly TemporaryFolder output = new();

    public void Dispose()
    {
        schemas.Dispose();
        output.Dispose();
    }

    [Fact]
    public async Task SchemaOfAPluginGivesTheSameFiles()
    {
        var file = schemas.Write("lab.xsd", SampleSchemas.Lab);

        await ToolRun.OfAsync("schema", "emit", file, "--output", output.Path, "--namespace", "MyLab.Models");

        AssertSame(CompilerRun.Files([file], "MyLab.Models", isCore: false));
    }

    [Fact]
    public async Task BundledSchemasGiveTheSameFiles()
    {
        var bundled = Path.Combine(SharedFiles.RepositoryRoot(), "schemas");
        var files = Directory.EnumerateFiles(bundled, "*.xsd", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

        await ToolRun.OfAsync("schema", "emit", bundled, "--output", output.Path, "--namespace", "Own.Core", "--all");

        AssertSame(CompilerRun.Files(files, "Own.Core", isCore: true));
    }

    private void AssertSame(Dictionary<string, string> expected)
    {
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), output.Files().Order(StringComparer.Ordinal));
        Assert.All(expected, file => Assert.Equal(Utf8.GetBytes(file.Value), File.ReadAllBytes(output[file.Key])));
    }
}
