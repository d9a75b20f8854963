using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Tests.Paths;

public sealed class FieldPathTests
{
    [Fact]
    public void PredicatesAreTakenApart()
    {
        var path = FieldPath.Parse("xnat:mrSessionData/scans/scan[@xsi:type=xnat:mrScanData][2]/parameters/addParam[name='a/b']/addField");

        Assert.Equal("xnat:mrSessionData", path.Root);
        Assert.Equal("scans/scan/parameters/addParam/addField", path.Plain);
        Assert.Equal(new FieldStep("scan", "xnat:mrScanData", null, null, 2), path.Steps[1]);
        Assert.Equal(new FieldStep("addParam", null, "name", "a/b", null), path.Steps[3]);
    }

    [Fact]
    public void DotsAndAtSignsAreSlashes() => Assert.Equal("scanner/model", FieldPath.Parse("xnat:mrSessionData.scanner@model").Plain);

    [Theory]
    [InlineData("projects", "projects", "", nameof(ArchiveNode.ProjectList))]
    [InlineData(
        "projects/P/subjects/S/experiments/E/scans/1/resources/R/files/a/b",
        "projects/{project}/subjects/{subject}/experiments/{experiment}/scans/{scan}/resources/{resource}/files/{file}",
        "",
        nameof(ArchiveNode.Files))]
    [InlineData("experiments/E/assessors/A/out/resources/R", "experiments/{experiment}/assessors/{assessor}/out/resources/{resource}", "",
        nameof(ArchiveNode.Resource))]
    [InlineData("experiments/E/assessors/A/out/more", "experiments/{experiment}/assessors/{assessor}", "out/more",
        nameof(ArchiveNode.Assessor))]
    [InlineData("projects/P/experiments/E/scans", "projects/{project}/experiments/{experiment}", "scans", nameof(ArchiveNode.Experiment))]
    [InlineData("projects/P/experiments/E/files/a", "projects/{project}/experiments/{experiment}", "files/a",
        nameof(ArchiveNode.Experiment))]
    [InlineData("subjects/S/experiments", "subjects/{subject}", "experiments", nameof(ArchiveNode.Subject))]
    [InlineData("projects/P/subjects/S/projects/P2", "projects/{project}/subjects/{subject}", "projects/P2", nameof(ArchiveNode.Subject))]
    [InlineData("projects/P/scan_types", "projects/{project}/scan_types", "", nameof(ArchiveNode.Vocabulary))]
    public void AddressesAreRoutedByTheirLongestKnownStart(string address, string template, string rest, string node)
    {
        var match = ArchiveTemplates.Find(address.Split('/'));
        var path = ArchivePath.Parse(address.Split('/'))!;

        Assert.Equal((template, rest, node), (match?.Template.Name, string.Join('/', path.Rest), path.Node.ToString()));
    }

    [Fact]
    public void AddressesOfNoRouteAreNone() => Assert.Null(ArchivePath.Parse(["scans", "1"]));
}
