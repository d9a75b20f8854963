using System.Text;

namespace Xnat.Typed.Schemas.Tests.Documentation;

/// <summary>The table in <c>schemas/README.md</c> is generated. <c>SNAPSHOT_ACCEPT=1</c> writes it anew.</summary>
public sealed class ReadmeTests
{
    private const string Begin = "<!-- generated: types -->\n";
    private const string End = "<!-- end of types -->\n";

    [Fact]
    public void TableOfTypesIsThatOfTheSchemas()
    {
        var path = Path.Combine(SchemaSource.BundledFolder, "README.md");
        var text = File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal);
        var start = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = text.IndexOf(End, StringComparison.Ordinal);
        Assert.True(start > Begin.Length && end >= start, $"{path} needs the lines '{Begin.Trim()}' and '{End.Trim()}' around the table.");

        var expected = text[..start] + TypeTable.Write(SchemaSource.Bundled) + text[end..];

        if (Environment.GetEnvironmentVariable("SNAPSHOT_ACCEPT") == "1") File.WriteAllText(path, expected, new UTF8Encoding(false));
        else
            Assert.True(
                text == expected,
                "The table in schemas/README.md is not that of the schemas; run this test with SNAPSHOT_ACCEPT=1 and look at what "
                + "changed.");
    }

    [Fact]
    public void EveryFolderIsInTheLayout()
    {
        var readme = File.ReadAllText(Path.Combine(SchemaSource.BundledFolder, "README.md"));

        foreach (var folder in Directory.EnumerateDirectories(SchemaSource.BundledFolder, "*", SearchOption.AllDirectories))
            Assert.Contains($"`{SchemaSource.Relative(folder)}/", readme, StringComparison.Ordinal);
    }
}
