using Xnat.Typed.Model;
using Xnat.Typed.Server;

namespace Xnat.Typed.Tutorial.Tests;

public sealed class ReadmeTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("xnat-typed-readme-tests-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("docs/search.md", "examples/Tutorial/SearchTour.cs", "first")]
    [InlineData("docs/search.md", "examples/Tutorial/SearchTour.cs", "where")]
    [InlineData("docs/search.md", "examples/Tutorial/SearchTour.cs", "beside")]
    [InlineData("docs/search.md", "examples/Tutorial/SearchTour.cs", "select")]
    [InlineData("docs/search.md", "examples/Tutorial/SearchTour.cs", "descriptors")]
    [InlineData("docs/search.md", "examples/Tutorial/SearchTour.cs", "stored")]
    [InlineData("docs/raw-access.md", "tests/Tutorial.Tests/RawIdioms.cs", "paths")]
    [InlineData("docs/getting-started.md", "tests/Tutorial.Tests/FirstSteps.cs", "server")]
    [InlineData("docs/getting-started.md", "tests/Tutorial.Tests/FirstSteps.cs", "look")]
    [InlineData("docs/getting-started.md", "tests/Tutorial.Tests/FirstSteps.cs", "change")]
    [InlineData("docs/getting-started.md", "tests/Tutorial.Tests/FirstSteps.cs", "files")]
    [InlineData("docs/from-xnatpy.md", "tests/Tutorial.Tests/XnatpyIdioms.cs", "connect")]
    [InlineData("docs/from-xnatpy.md", "tests/Tutorial.Tests/XnatpyIdioms.cs", "find")]
    [InlineData("docs/from-xnatpy.md", "tests/Tutorial.Tests/XnatpyIdioms.cs", "values")]
    [InlineData("docs/from-xnatpy.md", "tests/Tutorial.Tests/XnatpyIdioms.cs", "variables")]
    [InlineData("docs/from-xnatpy.md", "tests/Tutorial.Tests/XnatpyIdioms.cs", "table")]
    [InlineData("docs/from-xnatpy.md", "tests/Tutorial.Tests/XnatpyIdioms.cs", "search")]
    [InlineData("docs/from-xnatpy.md", "tests/Tutorial.Tests/XnatpyIdioms.cs", "create")]
    [InlineData("docs/from-xnatpy.md", "tests/Tutorial.Tests/XnatpyIdioms.cs", "share")]
    [InlineData("docs/from-xnatpy.md", "tests/Tutorial.Tests/XnatpyIdioms.cs", "members")]
    [InlineData("docs/from-xnatpy.md", "tests/Tutorial.Tests/XnatpyIdioms.cs", "each")]
    [InlineData("docs/from-xnatpy.md", "tests/Tutorial.Tests/XnatpyIdioms.cs", "delete")]
    [InlineData("docs/from-xnatpy.md", "tests/Tutorial.Tests/XnatpyIdioms.cs", "import")]
    [InlineData("docs/from-xnatpy.md", "tests/Tutorial.Tests/XnatpyIdioms.cs", "download")]
    [InlineData("docs/from-xnatpy.md", "tests/Tutorial.Tests/XnatpyIdioms.cs", "upload")]
    [InlineData("docs/from-xnatpy.md", "tests/Tutorial.Tests/XnatpyIdioms.cs", "read")]
    [InlineData("docs/from-xnatpy.md", "tests/Tutorial.Tests/XnatpyIdioms.cs", "raw")]
    public void CodeInTheDocumentsIsTheCodeThatIsCompiled(string document, string file, string part)
    {
        var root = SharedFiles.RepositoryRoot();
        var source = File.ReadAllLines(Path.Combine(root, file));
        var mark = $"// {document}: ";
        var snippet = source.SkipWhile(line => !line.EndsWith(mark + part, StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => !line.Contains(mark + "end", StringComparison.Ordinal)).Select(line => line.Length > 8 ? line[8..] : "");

        var readme = File.ReadAllText(Path.Combine(root, document)).ReplaceLineEndings("\n");

        Assert.Contains("```csharp\n" + string.Join('\n', snippet) + "\n```", readme, StringComparison.Ordinal);
    }

    /// <summary>A block is a region of code that is compiled here, or the whole of a program of one file.</summary>
    [Theory]
    [InlineData("README.md", 3)]
    [InlineData("docs/index.md", 1)]
    [InlineData("docs/testing.md", 4)]
    [InlineData("docs/custom-data-types.md", 1)]
    [InlineData("docs/tour.md", 1)]
    public void EveryBlockOfThePageIsCompiled(string document, int count)
    {
        var root = SharedFiles.RepositoryRoot();
        string[] sources =
        [
            .. Directory.EnumerateFiles(Path.Combine(root, "examples"), "*.cs"),
            .. Directory.EnumerateFiles(Path.Combine(root, "examples", "Tutorial"), "*.cs"),
            .. Directory.EnumerateFiles(Path.Combine(root, "examples", "CustomDatatype"), "*.cs"),
            .. Directory.EnumerateFiles(Path.Combine(root, "tests", "Tutorial.Tests"), "*.cs"),
        ];
        var compiled = sources.SelectMany(CodeRegions.Of).ToHashSet(StringComparer.Ordinal);

        var blocks = CodeRegions.BlocksOf(Path.Combine(root, document));

        Assert.Equal(count, blocks.Count);
        Assert.All(blocks, block => Assert.Contains(block, compiled));
    }

    [Fact]
    public void ReadmeIsShort() =>
        Assert.InRange(File.ReadLines(Path.Combine(SharedFiles.RepositoryRoot(), "README.md")).Count(), 100, 199);

    /// <summary>Pages and pictures that the README and the pages that were part of it lead to.</summary>
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/testing.md")]
    [InlineData("docs/custom-data-types.md")]
    [InlineData("docs/tour.md")]
    [InlineData("docs/sign-in.md")]
    public void LinksOfThePageLeadSomewhere(string document)
    {
        var page = Path.Combine(SharedFiles.RepositoryRoot(), document);

        var targets = CodeRegions.LinksOf(page);

        Assert.All(targets, target => Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target)), target));
    }

    [Fact]
    public async Task QueriesInTheDocumentRun()
    {
        await using var server = await XnatServer.StartAsync(data =>
        {
            var subject = data.Project("brainimages").Subject("S1").With("group", "patient").Demographics("gender", "female");
            subject.Experiment("MR1").With("age", "63").With("date", "2020-09-15").Field("brain_volume", "1201.5");
        });
        await using var xnat = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"));

        await SearchTour.RunAsync(xnat);

        Assert.Empty(server.UnknownRequests);
    }

    [Fact]
    public async Task FirstStepsRun()
    {
        var unknown = await FirstSteps.RunAsync(folder.FullName);

        Assert.Empty(unknown);
        var downloaded = Directory.EnumerateFiles(folder.FullName, "notes.txt", SearchOption.AllDirectories);
        Assert.Equal(2, downloaded.Count());
    }

    [Fact]
    public async Task PathsInTheDocumentAreReached()
    {
        await using var server = await XnatServer.StartAsync(data =>
        {
            data.Project("P1").Subject("S #1");
            data.Project("P1").File("NOTES", "plan.txt", "plan"u8.ToArray());
        });
        await using var xnat = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"));
        var file = Path.Combine(folder.FullName, "plan.txt");

        await RawIdioms.RunAsync(xnat, "P1", "S #1", file);

        Assert.Empty(server.UnknownRequests);
        Assert.Equal("plan", await File.ReadAllTextAsync(file));
        Assert.Equal("control", (await (await xnat.Projects.GetAsync("P1")).Subjects.GetAsync("S #1")).Group);
    }

    [Fact]
    public void EveryIdiomForPeopleFromXnatpyIsCompiled()
    {
        var root = SharedFiles.RepositoryRoot();
        var blocks = File.ReadAllText(Path.Combine(root, "docs/from-xnatpy.md")).Split("```csharp").Length - 1;
        var parts = File.ReadLines(Path.Combine(root, "tests/Tutorial.Tests/XnatpyIdioms.cs"))
            .Count(line => line.Contains("// docs/from-xnatpy.md: end", StringComparison.Ordinal));

        Assert.Equal(parts, blocks);
    }

    [Fact]
    public async Task IdiomsForPeopleFromXnatpyRun()
    {
        var zip = Path.Combine(folder.FullName, "ANONYMIZ.zip");
        await Study.DicomStudy.WriteZipAsync(zip, CancellationToken.None);
        await using var server = await XnatServer.StartAsync(data =>
        {
            data.User("reader", "secret").Project("brainimages");
            data.Project("pilot");
        });
        await using (var xnat = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin")))
            await xnat.Services.ImportAsync(zip, new() { Project = "brainimages", Subject = "ANONYMIZ", Experiment = "ANONYMIZ" });

        await XnatpyIdioms.RunAsync(server.Url, "admin", "admin", zip, folder.CreateSubdirectory("data").FullName);

        Assert.Empty(server.UnknownRequests);
    }

    [Fact]
    public async Task CodeOfThePlainTourRuns()
    {
        var zip = Path.Combine(folder.FullName, "ANONYMIZ.zip");
        await Study.DicomStudy.WriteZipAsync(zip, CancellationToken.None);
        await using var server = await XnatServer.StartAsync();
        var credential = XnatCredential.UserPassword("admin", "admin");
        await using var xnat = await XnatClient.ConnectAsync(server.Url, credential);
        await xnat.Projects.CreateAsync(new ProjectData { Id = "brainimages", Name = "Brain Image Analysis" });
        await xnat.Services.ImportAsync(zip, new() { Project = "brainimages", Subject = "ANONYMIZ", Experiment = "ANONYMIZ" });

        var data = folder.CreateSubdirectory("data").FullName;

        await PlainTour.RunAsync(xnat, zip, data);

        Assert.Empty(server.UnknownRequests);
        var session = await xnat.Experiments.GetAsync("XNAT_E00003");
        Assert.Equal("42", (await session.FieldsAsync())["brain_volume"]);
    }
}
