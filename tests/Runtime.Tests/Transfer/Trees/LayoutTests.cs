namespace Xnat.Typed.Runtime.Tests.Transfer.Trees;

public sealed class LayoutTests
{
    [Theory]
    [InlineData("{subject}/{session}", "does not end with {file} or {path}")]
    [InlineData("{sub}/{file}", "has a part that is none of")]
    [InlineData("{subject/{file}", "has a part that is none of")]
    [InlineData("{subject}}/{file}", "has a brace that closes nothing")]
    [InlineData("../{file}", "has an empty folder")]
    [InlineData("/data/{file}", "has an empty folder")]
    [InlineData("a//{file}", "has an empty folder")]
    [InlineData("a\\{file}", "has a backslash")]
    [InlineData("{file}/{scan}", "does not end with")]
    [InlineData("{file}/{file}", "has the file before its end")]
    [InlineData("x{path}", "has the file before its end, or something beside {path}")]
    [InlineData("{path}.dcm", "has the file before its end, or something beside {path}")]
    [InlineData("a\u202Eb/{file}", "has control characters")]
    public void TemplateThatCannotNameFilesIsRefused(string template, string why)
    {
        var refusal = Assert.Throws<ArgumentException>(() => DirectoryLayout.Template(template));

        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sub-{subject}/ses-{session}/{scan}_{type}/{file}", "sub-S1/ses-MR1/3_T1/b.dcm")]
    [InlineData("{session}/{resource}/{path}", "MR1/DICOM/sub/b.dcm")]
    [InlineData("{assessor}/{session}_{assessor}_{scan}_{file}", "MR1_3_b.dcm")]
    [InlineData("all/{session}-{file}", "all/MR1-b.dcm")]
    public void PartsWithoutAValueAreLeftOut(string template, string path)
    {
        var names = new TreeNames { Subject = "S1", Session = "MR1", Scan = "3", Type = "T1", Resource = "DICOM" };

        Assert.Equal(path, new TreePaths().PathOf("1", DirectoryLayout.Template(template), names, "sub/b.dcm"));
    }

    [Theory]
    [InlineData("a:b?.dcm", "a_b_.dcm")]
    [InlineData("NUL.txt", "_NUL.txt")]
    [InlineData("trailing. ", "trailing")]
    [InlineData("a\u202Ecod.exe", "a_cod.exe")]
    [InlineData("line\nbreak", "line_break")]
    [InlineData("back\\slash", "back_slash")]
    [InlineData("..", "_")]
    [InlineData("Größe 日本", "Größe 日本")]
    public void NamesAreMadeSuchThatEverySystemTakesThem(string name, string portable) => Assert.Equal(portable, PortableName.Of(name));

    [Fact]
    public void LongNamesAreCutBetweenCharactersAndKeepTheirEnding()
    {
        var name = PortableName.Of(string.Concat(Enumerable.Repeat("😀", 100)) + ".nii.gz");

        Assert.True(System.Text.Encoding.UTF8.GetByteCount(name) <= 255);
        Assert.EndsWith(".gz", name, StringComparison.Ordinal);
        Assert.Equal("half_", PortableName.Of("half" + '\uD800'));
        Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(name)));
    }

    [Fact]
    public void NoTwoFilesGetOnePlaceOnAnyDisk()
    {
        var paths = new TreePaths();

        string[] made =
        [
            Path(paths, "1", "MR1", "a.dcm"), Path(paths, "2", "MR1", "A.DCM"), Path(paths, "3", "mr1", "a.dcm"),
            Path(paths, "4", "MR1", "a.dcm", "deeper"), Path(paths, "5", "x"), Path(paths, "6", "x", "y"),
            Path(paths, "7", ".xnat", "manifest.jsonl"), Path(paths, "8", ".XNAT"),
            Path(paths, "9", "o\u0308"), Path(paths, "10", "\u00F6"),
        ];

        Assert.Equal(
            [
                "MR1/a.dcm", "MR1/A~2.DCM", "mr1/a~3.dcm", "MR1/a~4.dcm/deeper", "x", "x~2/y", ".xnat~2/manifest.jsonl", ".XNAT~3",
                "o\u0308", "\u00F6~2",
            ],
            made);
    }

    /// <summary>As XNAT's users write them on different systems; a disk of a Mac takes both for one.</summary>
    [Theory]
    [InlineData("Gr\u00F6\u00DFe.dcm", "Gro\u0308\u00DFe.dcm", "Gro\u0308\u00DFe~2.dcm")]
    [InlineData("gro\u0308\u00DFe.dcm", "GR\u00D6\u00DFE.dcm", "GR\u00D6\u00DFE~2.dcm")]
    [InlineData("\u1EBF", "e\u0302\u0301", "e\u0302\u0301~2")]
    [InlineData("\u00EA\u0301", "e\u0302\u0301", "e\u0302\u0301~2")]
    [InlineData("\u304C.dcm", "\u304B\u3099.dcm", "\u304B\u3099~2.dcm")]
    [InlineData("\uD55C", "\u1112\u1161\u11AB", "\u1112\u1161\u11AB~2")]
    [InlineData("\u212B", "\u00C5", "\u00C5~2")]
    [InlineData("\u00F6.dcm", "\u00E4.dcm", "\u00E4.dcm")]
    [InlineData("\u65E5\u672C", "\u4E2D\u56FD", "\u4E2D\u56FD")]
    [InlineData("o.dcm", "o\u0308.dcm", "o\u0308.dcm")]
    public void NamesThatOneDiskPutsTogetherAreApart(string first, string second, string expected)
    {
        var paths = new TreePaths();

        Assert.Equal(first, Path(paths, "1", first));
        Assert.Equal(expected, Path(paths, "2", second));
    }

    [Fact]
    public void FoldersThatOneDiskPutsTogetherDoNotMixTheirFiles()
    {
        var paths = new TreePaths();

        Assert.Equal("\u00F6/a.dcm", Path(paths, "1", "\u00F6", "a.dcm"));
        Assert.Equal("o\u0308/a~2.dcm", Path(paths, "2", "o\u0308", "a.dcm"));
        Assert.Equal("o\u0308/b.dcm", Path(paths, "3", "o\u0308", "b.dcm"));
    }

    [Fact]
    public void FileKeepsThePathOfAnEarlierRunWhateverIsListedFirst()
    {
        var paths = new TreePaths();
        paths.Remember("2", "MR1/a~2.dcm");

        Assert.Equal("MR1/a~2.dcm", Path(paths, "2", "MR1", "a.dcm"));
        Assert.Equal("MR1/a.dcm", Path(paths, "1", "MR1", "a.dcm"));
        Assert.Equal("flat_a.dcm", Path(paths, "2", "flat_a.dcm"));
    }

    private static string Path(TreePaths paths, string address, params string[] names) =>
        paths.PathOf(address, DirectoryLayout.Template("{path}"), new(), string.Join('/', names));
}
