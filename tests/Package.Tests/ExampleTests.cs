namespace Xnat.Typed.Package.Tests;

public sealed class ExampleTests
{
    [Fact]
    public async Task CustomDatatypeIsStoredAndReadBack()
    {
        var folder = Path.Combine(
            SharedFiles.RepositoryRoot(), "examples", "CustomDatatype", "bin", PackedProjects.Configuration, "net10.0");

        var output = (await DotnetCommand.RunAsync(folder, Path.Combine(folder, "CustomDatatype.dll"))).ReplaceLineEndings("\n");

        Assert.Contains("Listed S1_blood: 7.5 ml.\n", output, StringComparison.Ordinal);
        Assert.Contains(
            "2024-05-17, serum, fasting True, freezer F3 at -80 degrees.\n  ferritin: 85.2 ug/l\n  iron: 17.3 umol/l\n",
            output,
            StringComparison.Ordinal);
        Assert.EndsWith("\nCustom datatype: stored and read back.\n", output, StringComparison.Ordinal);
    }
}
