using System.Xml.Linq;

namespace Xnat.Typed.Schemas.Tests.Documentation;

/// <summary>What is documented becomes the summary of a C# class or property.</summary>
public sealed class CoverageTests
{
    private static readonly XNamespace Xs = "http://www.w3.org/2001/XMLSchema";

    [Fact]
    public void EveryTypeIsDocumented()
    {
        var types = Roots().SelectMany(root => root.Elements()).Where(IsType).ToList();

        Assert.True(types.Count > 180, $"Only {types.Count} types were found.");
        Assert.Empty(types.Where(type => Text(type).Length == 0).Select(NameOf));
    }

    [Fact]
    public void AtLeastNineTenthsOfTheMembersAreDocumented()
    {
        var members = Members().ToList();

        var silent = members.Where(member => Text(member).Length == 0).Select(NameOf).ToList();

        Assert.True(
            silent.Count * 10 <= members.Count,
            $"{silent.Count} of {members.Count} members have no documentation:\n{string.Join('\n', silent)}");
    }

    [Fact]
    public void DocumentationIsSentences()
    {
        var texts = Roots().Descendants(Xs + "documentation").Select(element => element.Value.Trim());

        Assert.All(texts, text => Assert.Matches("^[A-Z0-9].*\\.$", text.ReplaceLineEndings(" ")));
    }

    internal static IEnumerable<XElement> Members() =>
        Roots()
            .SelectMany(root => root.Elements())
            .SelectMany(global => global.Descendants())
            .Where(element => element.Name == Xs + "element" || element.Name == Xs + "attribute");

    internal static string Text(XElement owner) => owner.Element(Xs + "annotation")?.Element(Xs + "documentation")?.Value.Trim() ?? "";

    private static bool IsType(XElement global) =>
        global.Name == Xs + "complexType" || global.Name == Xs + "simpleType" || global.Elements(Xs + "complexType").Any();

    private static string NameOf(XElement declaration) =>
        string.Join(
            '/',
            declaration
                .AncestorsAndSelf()
                .Reverse()
                .Select(element => (string?)element.Attribute("name") ?? (string?)element.Attribute("ref"))
                .OfType<string>());

    private static IEnumerable<XElement> Roots() =>
        SchemaSource.Files(SchemaSource.BundledFolder).Select(path => XDocument.Load(path).Root!);
}
