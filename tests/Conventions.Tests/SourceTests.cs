namespace Xnat.Typed.Conventions.Tests;

/// <summary>How our sources look, where no analyzer says it.</summary>
public class SourceTests
{
    /// <summary>That of <c>max_line_length</c> in <c>.editorconfig</c>.</summary>
    private const int Columns = 140;

    [Fact]
    public void LinesKeepToTheLengthUnlessAnAddressDoesNotFit() => Assert.Equal("", string.Join('\n', Sources().SelectMany(LongLines)));

    [Fact]
    public void LengthIsThatOfTheEditorSettings() =>
        Assert.Contains($"max_line_length = {Columns}", File.ReadAllLines(Path.Combine(SharedFiles.RepositoryRoot(), ".editorconfig")));

    private static IEnumerable<string> LongLines(string path) =>
        File.ReadAllLines(path).Select((line, index) => (Text: line, Number: index + 1))
            .Where(line => line.Text.Length > Columns && !line.Text.Contains("://", StringComparison.Ordinal))
            .Select(line => $"{Path.GetRelativePath(SharedFiles.RepositoryRoot(), path)}:{line.Number}");

    private static IEnumerable<string> Sources()
    {
        string[] folders = ["generator", "runtime", "tests", "examples"];
        var files = folders.SelectMany(folder =>
            Directory.EnumerateFiles(Path.Combine(SharedFiles.RepositoryRoot(), folder), "*.cs", SearchOption.AllDirectories)).ToArray();
        Assert.NotEmpty(files);
        return files
            .Where(file => !file.Contains(".verified.", StringComparison.Ordinal) && !file.Contains(".received.", StringComparison.Ordinal))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));
    }
}
