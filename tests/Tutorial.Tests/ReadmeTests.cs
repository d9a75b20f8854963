using Xnat.Typed.Model;
using Xnat.Typed.Server;

namespace Xnat.Typed.Tutorial.Tests;

public sealed class ReadmeTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("xnat-typed-readme-tests-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("examples/Tutorial/ReadmeTour.cs", "tour")]
    [InlineData("tests/Tutorial.Tests/ServerInTests.cs", "server")]
    [InlineData("tests/Tutorial.Tests/ServerInTests.cs", "faults")]
    [InlineData("tests/Tutorial.Tests/ServerInTests.cs", "data")]
    public void CodeInTheReadmeIsTheCodeThatIsCompiled(string file, string part)
    {
        var root = SharedFiles.RepositoryRoot();
        var source = File.ReadAllLines(Path.Combine(root, file));
        var snippet = source.SkipWhile(line => !line.EndsWith("// README: " + part, StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => !line.Contains("// README: end", StringComparison.Ordinal)).Select(line => line.Length > 8 ? line[8..] : "");

        var readme = File.ReadAllText(Path.Combine(root, "README.md")).ReplaceLineEndings("\n");

        Assert.Contains("```csharp\n" + string.Join('\n', snippet) + "\n```", readme, StringComparison.Ordinal);
    }

    /// <summary>It is run by <c>.ci/run</c>: a program of one file is compiled by the command that starts it.</summary>
    [Fact]
    public void FirstProgramInTheReadmeIsTheOneThatIsRun()
    {
        var root = SharedFiles.RepositoryRoot();
        var program = File.ReadAllText(Path.Combine(root, "examples", "first.cs")).ReplaceLineEndings("\n");

        Assert.Contains(
            $"```csharp\n{program}```", File.ReadAllText(Path.Combine(root, "README.md")).ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task CodeInTheReadmeRuns()
    {
        var zip = Path.Combine(folder.FullName, "ANONYMIZ.zip");
        await Study.DicomStudy.WriteZipAsync(zip, CancellationToken.None);
        await using var server = await XnatServer.StartAsync();
        var credential = XnatCredential.UserPassword("admin", "admin");
        await using var xnat = await XnatClient.ConnectAsync(server.Url, credential);
        await xnat.Projects.CreateAsync(new ProjectData { Id = "brainimages", Name = "Brain Image Analysis" });
        await xnat.Services.ImportAsync(zip, new() { Project = "brainimages", Subject = "ANONYMIZ", Experiment = "ANONYMIZ" });

        var data = folder.CreateSubdirectory("data").FullName;

        await ReadmeTour.RunAsync(xnat, zip, data);

        Assert.Empty(server.UnknownRequests);
        var session = await xnat.Experiments.GetAsync("XNAT_E00003");
        Assert.Equal("42", (await session.FieldsAsync())["brain_volume"]);
    }
}
