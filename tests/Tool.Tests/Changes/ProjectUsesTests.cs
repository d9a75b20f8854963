using System.Text.Json;
using System.Xml.Linq;
using Xnat.Typed.Server;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Changes;

/// <summary>What of a program changes of the server concern: its project is really built.</summary>
public sealed class ProjectUsesTests : IDisposable
{
    private const string Program = """
        using Xnat.Typed.Model;

        namespace App;

        public static class Program
        {
            public static long? Score(VisitData visit) => visit.Score;

            public static VisitData New(long score) => new() { Score = score };

            public static string? Of(ProjectData project) => project.Description;
        }
        """;

    private readonly TemporaryFolder served = new();
    private readonly TemporaryFolder project = new();

    public ProjectUsesTests()
    {
        served.Write("lab/lab.xsd", SampleSchemas.Lab);
        project.Write("Program.cs", Program);
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var generator = Path.Combine(SharedFiles.RepositoryRoot(), "generator", "Xnat.Typed.Generator");
        project.Write("App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{generator}/build/Xnat.Typed.props" />
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <LangVersion>14</LangVersion>
                <Nullable>enable</Nullable>
                <RootNamespace>App</RootNamespace>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{Path.Combine(AppContext.BaseDirectory, "Xnat.Typed.dll")}" />
                <Analyzer Include="{generator}/bin/{configuration}/netstandard2.0/Xnat.Typed.Generator.dll" />
                <XnatSchema Include="schemas/**/*.xsd" />
              </ItemGroup>
              <Import Project="{generator}/build/Xnat.Typed.targets" />
            </Project>
            """);
    }

    public void Dispose()
    {
        served.Dispose();
        project.Dispose();
    }

    [Fact]
    public async Task UsesOfWhatIsGoneBreakAndTheProjectStaysAsItIs()
    {
        await PullAsync();
        served.Write("lab/lab.xsd", SampleSchemas.Lab.Replace("score", "points", StringComparison.Ordinal));
        served.Write("xnat/xnat.xsd", WithoutDescription(project.Read("schemas/xnat/xnat.xsd")));
        var files = project.Files();

        var run = await CheckAsync();

        Assert.Equal((4, ""), (run.ExitCode, run.Error));
        Assert.Contains("Program.cs(7,57): breaks: VisitData.Score (XD201)\n", run.Output);
        Assert.Contains("Program.cs(9,56): breaks: VisitData.Score (XD201)\n", run.Output);
        Assert.Contains("Program.cs(11,62): breaks: ProjectData.Description (XD201)\n", run.Output);
        Assert.Contains("App.csproj: 3 uses break, 0 may be affected.\n", run.Output);
        Assert.Equal(files, project.Files().Where(file => !file.StartsWith("obj/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task UsesOfWhatIsWrittenInAnotherWayMayBeAffected()
    {
        await PullAsync();
        served.Write("lab/lab.xsd", SampleSchemas.Lab.Replace(" minOccurs=\"0\"", "", StringComparison.Ordinal));

        var run = await CheckAsync("--policy", "code", "--fail-on", "breaking");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Program.cs(9,56): may be affected: VisitData.Score (XD204)\n", run.Output);
        Assert.Contains("App.csproj: 0 uses break, 2 may be affected.\n", run.Output);
    }

    [Fact]
    public async Task ProjectThatUsesNothingOfItIsNotConcerned()
    {
        await PullAsync();
        served.Write("more/more.xsd", SampleSchemas.WithType("more", "thing"));

        var run = await CheckAsync();

        Assert.Contains("App.csproj: no use of it is concerned.\n", run.Output);
    }

    [Fact]
    public async Task ProjectThatCannotBeToldOfIsNeverWithoutUses()
    {
        await PullAsync();
        served.Write("lab/lab.xsd", SampleSchemas.Lab.Replace("score", "points", StringComparison.Ordinal));
        project.Write("Broken.cs", "class Broken { int Of() => Nothing; }");
        var broken = await CheckAsync();
        project.Write("App.csproj", project.Read("App.csproj").Replace("schemas/**", "other/**", StringComparison.Ordinal));
        var others = await CheckAsync();

        Assert.Equal((1, 2), (broken.ExitCode, others.ExitCode));
        Assert.Contains("does not compile as it is", broken.Error);
        Assert.Contains("has none of the schemas of the lock", others.Error);
        Assert.DoesNotContain("concerned", broken.Output + others.Output);
    }

    [Fact]
    public async Task EachFrameworkIsCheckedAndNamedWhereItDiffers()
    {
        await PullAsync();
        served.Write("lab/lab.xsd", SampleSchemas.Lab.Replace("score", "points", StringComparison.Ordinal));
        project.Write("App.csproj", project.Read("App.csproj").Replace(
            "<TargetFramework>net10.0</TargetFramework>",
            """
            <TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks>
            <EnableWindowsTargeting>true</EnableWindowsTargeting>
            <!-- Nothing of it is needed, and nothing is to be downloaded. -->
            <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
            """,
            StringComparison.Ordinal));
        project.Write("Program.cs", Program.Replace(
            "public static VisitData New(long score) => new() { Score = score };",
            """
            #if WINDOWS
                public static VisitData New(long score) => new() { Score = score };
            #endif
            """,
            StringComparison.Ordinal));

        var run = await CheckAsync();

        Assert.Equal((4, ""), (run.ExitCode, run.Error));
        Assert.Contains("Program.cs(7,57): breaks: VisitData.Score (XD201)\n", run.Output);
        Assert.Contains("breaks: VisitData.Score (XD201) for net10.0-windows alone\n", run.Output);
        Assert.Contains("App.csproj: 2 uses break, 0 may be affected.\n", run.Output);
    }

    [Fact]
    public async Task CodeHostsAndBuildServersGetTheUses()
    {
        await PullAsync();
        served.Write("lab/lab.xsd", SampleSchemas.Lab.Replace("score", "points", StringComparison.Ordinal));

        var sarif = await CheckAsync("--format", "sarif");
        var junit = await CheckAsync("--format", "junit");

        using var document = JsonDocument.Parse(sarif.Output);
        var uses = document.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Select(static result => (
                Text: result.GetProperty("message").GetProperty("text").GetString()!,
                Place: result.GetProperty("locations")[0].GetProperty("physicalLocation")))
            .Where(static result => result.Text.StartsWith("breaks: ", StringComparison.Ordinal))
            .ToList();
        Assert.Equal([7, 9], uses.Select(static use => use.Place.GetProperty("region").GetProperty("startLine").GetInt32()));
        Assert.All(uses, use => Assert.Equal(
            project["Program.cs"],
            Uri.UnescapeDataString(use.Place.GetProperty("artifactLocation").GetProperty("uri").GetString()!)));
        var suite = XDocument.Parse(junit.Output).Descendants("testsuite").Single();
        Assert.Equal(2, suite.Elements("testcase").Count(static test =>
            (string?)test.Attribute("classname") == "uses" && test.Element("failure") is not null));
        Assert.Equal((int)suite.Attribute("failures")!, suite.Descendants("failure").Count());
        Assert.Equal((int)suite.Attribute("tests")!, suite.Elements("testcase").Count());
    }

    private static string WithoutDescription(string schema)
    {
        XNamespace xs = "http://www.w3.org/2001/XMLSchema";
        var document = XDocument.Parse(schema);
        document.Descendants(xs + "complexType").Single(type => (string?)type.Attribute("name") == "projectData")
            .Descendants(xs + "element").Single(element => (string?)element.Attribute("name") == "description").Remove();
        return document.ToString();
    }

    private async Task PullAsync()
    {
        await using var server = await XnatServer.StartAsync(new XnatServerOptions { SchemaFolders = [served.Path] });
        var run = await ToolRun.OfAsync("schema", "pull", server.Url.AbsoluteUri, "--output", project["schemas"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    private async Task<ToolRun> CheckAsync(params string[] options)
    {
        await using var server = await XnatServer.StartAsync(new XnatServerOptions { SchemaFolders = [served.Path] });
        return await ToolRun.OfAsync(
            ["schema", "check", server.Url.AbsoluteUri, "--lock", project["schemas"], "--project", project["App.csproj"], .. options]);
    }
}
