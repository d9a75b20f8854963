using System.Xml.Linq;
using System.Xml.Schema;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Schemas.Tests;

/// <summary>The bundled schemas as others read them.</summary>
public sealed class SchemaSetTests
{
    private static readonly XNamespace Xs = "http://www.w3.org/2001/XMLSchema";

    [Fact]
    public void StrictCompilerAcceptsAllTogether()
    {
        var problems = new List<string>();
        var set = new XmlSchemaSet { XmlResolver = new System.Xml.XmlUrlResolver() };
        set.ValidationEventHandler += (_, arguments) => problems.Add($"{arguments.Severity}: {arguments.Message}");

        foreach (var path in Entrances()) set.Add(null, new Uri(path).AbsoluteUri);
        set.Compile();

        Assert.Empty(problems);
        Assert.Equal(
            SchemaSource.Bundled.Documents.Sum(document => document.ComplexTypes.Count),
            set.GlobalTypes.Values.OfType<XmlSchemaComplexType>().Count(type => type.QualifiedName.Namespace != Xs.NamespaceName));
    }

    [Fact]
    public void EveryFileIsReachedThroughTheOneNamedLikeItsFolderOrStandsAlone()
    {
        var included = SchemaSource.Files(SchemaSource.BundledFolder).SelectMany(Includes).ToList();

        Assert.Equal(included.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), included.Order(StringComparer.Ordinal));
        Assert.All(included, path => Assert.True(File.Exists(path), path));
        Assert.Equal(
            [
                "assessments/assessments.xsd", "birn/birnprov.xsd", "catalog/catalog.xsd", "pipeline/workflow.xsd", "project/project.xsd",
                "screening/screeningAssessment.xsd", "security/security.xsd", "xdat/xdat.xsd", "xnat/xnat.xsd"
            ],
            Entrances().Select(SchemaSource.Relative));
    }

    [Fact]
    public void OurReaderHasNothingToSayButThatSomeElementsHaveNoType()
    {
        var problems = SchemaSource.Bundled.Model.Problems;

        Assert.Empty(problems.Where(problem => problem.Code != ProblemCatalog.NoType.Code && problem.Code != ProblemCatalog.RawOnly.Code)
            .Select(ProblemCatalog.Format));
    }

    [Fact]
    public void FoldersHoldAtMostTwentyFiles()
    {
        foreach (var folder in Directory.EnumerateDirectories(SchemaSource.BundledFolder, "*", SearchOption.AllDirectories))
            Assert.True(Directory.GetFiles(folder).Length <= 20, SchemaSource.Relative(folder));
    }

    /// <summary>Files that no other one includes: what a server lists.</summary>
    private static IEnumerable<string> Entrances()
    {
        var files = SchemaSource.Files(SchemaSource.BundledFolder).ToList();
        var included = files.SelectMany(Includes).ToHashSet(StringComparer.Ordinal);
        return files.Where(path => !included.Contains(path));
    }

    private static IEnumerable<string> Includes(string path) =>
        XDocument
            .Load(path).Root!
            .Elements(Xs + "include")
            .Select(include => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, (string)include.Attribute("schemaLocation")!)));
}
