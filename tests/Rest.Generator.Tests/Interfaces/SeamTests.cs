using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Xnat.Typed.Rest.Generator.Tests.Interfaces;

/// <summary>Keeps the build with the other back end possible from here, where only one of them is built.</summary>
public sealed class SeamTests
{
    private static readonly string[] SharedAttributes =
    [
        "Get", "Put", "Post", "Delete", "Head", "Patch", "Options", "AliasAs", "Query", "Body", "Header", "Headers", "HeaderCollection", "Authorize", "Property",
        "Multipart", "QueryUriFormat",
    ];

    private static string Runtime => Path.Combine(SharedFiles.RepositoryRoot(), "runtime", "Xnat.Typed");

    public static TheoryData<string> InterfaceFiles => [.. Directory.EnumerateFiles(Path.Combine(Runtime, "Rest"), "I*Api.cs").Select(static file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(InterfaceFiles))]
    public void InterfaceUsesOnlyWhatBothBackEndsHave(string file)
    {
        var text = File.ReadAllText(Path.Combine(Runtime, "Rest", file));

        var attributes = Regex.Matches(text, @"(?<=[\[,]\s*)[A-Z]\w+(?=[\(\],])(?=[^\r\n]*\])").Select(static match => match.Value).Distinct().ToList();
        Assert.NotEmpty(attributes);
        Assert.All(attributes, attribute => Assert.Contains(attribute, SharedAttributes));
        Assert.DoesNotContain("#if", text, StringComparison.Ordinal);
        Assert.DoesNotContain("using Refit", text, StringComparison.Ordinal);
        Assert.DoesNotContain("BuiltIn", text, StringComparison.Ordinal);
        Assert.Empty(Regex.Matches(text, @"\[(Get|Put|Post|Delete|Head|Patch|Options)\((?!""/)"));
    }

    [Theory]
    [InlineData("BuiltIn", "Rest/Refit/**", "Xnat.Typed.Rest.BuiltIn")]
    [InlineData("Refit", "Rest/BuiltIn/**", "Refit")]
    public void ProjectChoosesOneBackEnd(string backEnd, string left, string space)
    {
        var project = XDocument.Load(Path.Combine(Runtime, "Xnat.Typed.csproj"));

        var group = project.Descendants("ItemGroup").Single(item => (string?)item.Attribute("Condition") == $"'$(RestBackend)' == '{backEnd}'");
        Assert.Equal(left, (string?)group.Element("Compile")?.Attribute("Remove"));
        Assert.Equal(space, (string?)group.Element("Using")?.Attribute("Include"));
        Assert.Equal(backEnd == "Refit", group.Element("PackageReference") is not null);
        Assert.Equal(backEnd == "BuiltIn", group.Element("ProjectReference") is not null);
    }

    [Fact]
    public void BothSeamsHaveTheSameSurface()
    {
        var files = new[] { "BuiltIn", "Refit" }.Select(folder => File.ReadAllText(Path.Combine(Runtime, "Rest", folder, "RestClient.cs")));

        var surfaces = files.Select(static text => string.Join('\n', text.Split('\n').Where(static line => line.TrimStart().StartsWith("public ", StringComparison.Ordinal))));
        Assert.Single(surfaces.Distinct());
    }

    [Fact]
    public void OnlyTheSeamNamesABackEnd()
    {
        var outside = Directory.EnumerateFiles(Runtime, "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(static file => !Regex.IsMatch(file, @"[\\/]Rest[\\/](BuiltIn|Refit)[\\/]"));

        Assert.All(outside, static file => Assert.DoesNotMatch(@"using Refit|Rest\.BuiltIn|\bRest(Connection|Request|Text|Pairs|Parts|Route|Implementations)\b", File.ReadAllText(file)));
    }
}
