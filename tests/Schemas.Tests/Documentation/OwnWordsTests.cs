using System.Xml.Linq;

namespace Xnat.Typed.Schemas.Tests.Documentation;

/// <summary>The bundled schemas are a writing of their own: no sentence and no storage directive of the real ones.</summary>
public sealed class OwnWordsTests
{
    private static readonly XNamespace Xs = "http://www.w3.org/2001/XMLSchema";

    [SharedFact("schemas")]
    public void NoTextSharesFiveWordsInARowWithRealSchemas()
    {
        var real = SchemaSource
            .Files(SharedFiles.PathOf("schemas"))
            .SelectMany(WordRuns.Texts)
            .SelectMany(WordRuns.Of)
            .ToHashSet(StringComparer.Ordinal);
        var texts = SchemaSource
            .Files(SchemaSource.BundledFolder)
            .SelectMany(WordRuns.Texts)
            .Concat(File.ReadAllLines(Path.Combine(SchemaSource.BundledFolder, "README.md")))
            .ToList();

        var shared = texts.SelectMany(text => WordRuns.Of(text).Where(real.Contains).Select(run => $"'{run}' in: {text.Trim()}")).ToList();

        Assert.True(real.Count > 500, $"Only {real.Count} runs were read from the real schemas.");
        Assert.True(shared.Count == 0, string.Join('\n', shared));
    }

    [Fact]
    public void AnnotationsHoldNothingButDocumentationIdentifiersAndAbstractness()
    {
        foreach (var path in SchemaSource.Files(SchemaSource.BundledFolder))
        {
            var annotations = XDocument.Load(path).Descendants(Xs + "annotation").ToList();

            Assert.All(annotations.Elements(), element => Assert.Contains(element.Name.LocalName, (string[])["documentation", "appinfo"]));
            Assert.All(annotations.Elements(Xs + "appinfo").Elements(), element => Assert.Equal("element", element.Name.LocalName));
            Assert.All(annotations.Elements(Xs + "appinfo").Elements().Attributes(), attribute =>
                Assert.Contains(attribute.Name.LocalName, (string[])["displayIdentifiers", "abstract"]));
        }
    }

    [Fact]
    public void FilesDeclareTheSamePrefixesAndForms()
    {
        foreach (var path in SchemaSource.Files(SchemaSource.BundledFolder))
        {
            var root = XDocument.Load(path).Root!;

            Assert.Equal("qualified", (string?)root.Attribute("elementFormDefault"));
            Assert.Equal("unqualified", (string?)root.Attribute("attributeFormDefault"));
            Assert.Subset(
                root
                    .Attributes()
                    .Where(attribute => attribute.IsNamespaceDeclaration)
                    .Select(attribute => attribute.Name.LocalName)
                    .ToHashSet(),
                new HashSet<string> { "xs", "xnat", "prov", "xdat" });
            Assert.NotEqual("", root.GetPrefixOfNamespace((string)root.Attribute("targetNamespace")!));
        }
    }
}
