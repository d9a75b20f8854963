namespace Xnat.Typed.Conventions.Tests;

/// <summary>Accepted snapshots are text that no editor and no checkout changes: what Verify's own check of a solution asks for.</summary>
public class SnapshotFileTests
{
    private static readonly string Root = SharedFiles.RepositoryRoot();

    public static TheoryData<string> Extensions =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*.verified.*", SearchOption.AllDirectories)
            .Select(file => Path.GetExtension(file)[1..])
            .Distinct(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Extensions))]
    public void EditorsLeaveThemAsTheyAre(string extension)
    {
        const string Start = "[*.{received,verified}.{";
        var section = Assert.Single(File.ReadAllLines(Path.Combine(Root, ".editorconfig")), line =>
            line.StartsWith(Start, StringComparison.Ordinal));

        Assert.Contains(extension, section[Start.Length..^2].Split(','));
    }

    [Theory]
    [MemberData(nameof(Extensions))]
    public void GitChecksThemOutWithOneKindOfLineEnd(string extension) =>
        Assert.Contains(
            $"*.verified.{extension} text eol=lf working-tree-encoding=UTF-8", File.ReadAllLines(Path.Combine(Root, ".gitattributes")));
}
