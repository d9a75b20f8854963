using System.Text.RegularExpressions;

namespace Xnat.Typed.Package.Tests;

/// <summary>What users' builds say where something is wrong, and that the advice helps.</summary>
[Collection(PackedCollection.Name)]
public sealed partial class FailingTests(PackedProjects packed)
{
    [Theory]
    [InlineData("net8.0", ".NETCoreApp,Version=v8.0")]
    [InlineData("netstandard2.0", ".NETStandard,Version=v2.0")]
    [InlineData("net48", ".NETFramework,Version=v4.8")]
    public async Task FrameworkWithoutALibraryIsRefusedAtRestore(string framework, string name)
    {
        var (succeeded, output) = await packed.TryAsync("restore", "Refused");

        Assert.False(succeeded);
        foreach (var package in (string[])["Xnat.Typed", "Xnat.Typed.Server"])
        {
            var refusal = $"error NU1202: Package {package} {packed.Version} is not compatible with {framework} ({name})";
            Assert.Contains(refusal, output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AdvisedRenamesHelpAsTheyAreWritten()
    {
        var problems = await ProblemsAsync("Uncured");
        Assert.Equal(["XNT0201", "XNT0204"], problems.Select(problem => problem[.."XNT0201".Length]));
        var advice = problems.Select(problem => Advice().Match(problem).Groups[1].Value).ToArray();
        Assert.Equal(["lab:petData/data-type=OtherName", "lab:bloodData=OtherName"], advice);

        var folder = await packed.WriteAsync("Uncured", "Advised.props", $"""
            <Project>
              <PropertyGroup>
                <Advised>{string.Join(", ", advice)}</Advised>
              </PropertyGroup>
            </Project>
            """);
        var (succeeded, output) = await packed.TryAsync("build", "Uncured");

        Assert.True(succeeded, output);
        var program = Path.Combine(folder, "bin", PackedProjects.Configuration, "net10.0", "Uncured.dll");
        var names = (await DotnetCommand.RunAsync(folder, program)).ReplaceLineEndings("\n");
        Assert.StartsWith("BloodData: Volume\nOtherName: SampleId\nPetData: DataType OtherName\n", names, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RenamesThatCannotBeDoneAreErrorsThatSayWhatToWrite()
    {
        var problems = await ProblemsAsync("Misnamed");

        Assert.Equal(
            [
                "XNT0311: fs.xsd: 'fs:petData/uptake' cannot be renamed to '2nd', which is no C# identifier; "
                    + "write Rename=\"fs:petData/uptake=NewName\" in the schema item",
                "XNT0312: fs.xsd: Nothing is called 'fs:petdata', so nothing was renamed; did you mean 'fs:petData'?",
            ],
            problems);
    }

    /// <summary>What a newcomer meets first when the program is built; what comes when it runs is in the tests of the library.</summary>
    [Fact]
    public async Task FirstMessagesOfABuildSayWhatToDo() => Assert.Equal(
        [
            "XNT0001: login.xsd(1): The file is not well-formed XML and none of its types are generated: ",
            "XNT0406: 'Parameters' is no field of ImageScanData. Classes derived from it have one, CrScanData for example: narrow to it "
                + "by OfType or a pattern.",
            "XNT0406: 'Qualty' is no field of ImageScanData. Did you mean 'Quality'?",
            "XNT0501: ImageScanData.Frames is not sent to the rows of this listing, so reading it throws. List with that column, "
                + "WithColumns(ImageScanData.Schema.Frames), or call LoadAsync() on the row, which is a request for each.",
        ],
        (await ProblemsAsync("Newcomer"))
            .Where(static problem => problem.StartsWith("XNT", StringComparison.Ordinal))
            .Select(static problem => ParserWords().Replace(problem, "$1")));

    [Theory]
    [InlineData("LeftOut", "The project has XnatSchema or XnatFields items, but its compiler is not given the generator of Xnat.Typed.")]
    [InlineData("TooOld", "The generator of Xnat.Typed needs version 4.14 of the C# compiler or a newer one, this one is 4.8. Build ")]
    [InlineData(
        "Broken", "The generator of Xnat.Typed did not run, so Broken lacks its classes. The compiler said why in a warning above: ")]
    public async Task GeneratorThatDoesNotRunIsAnError(string project, string message) =>
        Assert.StartsWith($"XNT0902: {message}", Assert.Single(await ProblemsAsync(project)), StringComparison.Ordinal);

    [Fact]
    public async Task CompilerSaysWhyTheGeneratorCouldNotBeLoaded() =>
        Assert.Matches("warning CS80(32|34): [^\n]*Xnat\\.Typed\\.Generator\\.dll", await packed.FailingOutputAsync());

    /// <summary>Code and message of the errors of a project, without place and repetition.</summary>
    private async Task<IReadOnlyList<string>> ProblemsAsync(string project) =>
        [.. (await packed.FailingOutputAsync()).ReplaceLineEndings("\n").Split('\n')
            .Where(line => line.EndsWith($"{project}.csproj]", StringComparison.Ordinal))
            .Select(line => Error().Match(line))
            .Where(match => match.Success)
            .Select(match => match.Groups[1].Value)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];

    [GeneratedRegex(@": error ([A-Z]+\d+: .*?)(?: \(https?:[^ ]*\))? \[")]
    private static partial Regex Error();

    /// <summary>What the parser of the framework found is in its words.</summary>
    [GeneratedRegex("(are generated: ).*")]
    private static partial Regex ParserWords();

    [GeneratedRegex("Rename=\"([^\"]+)\"")]
    private static partial Regex Advice();
}
