namespace Xnat.Typed.Runtime.Tests.Answers;

public sealed class RouteTemplateTests
{
    [Theory]
    [InlineData("/data/projects", "/data/projects")]
    [InlineData("/data/projects/P1/subjects/ANNA", "/data/projects/{project}/subjects/{subject}")]
    [InlineData("/data/archive/projects/projects/subjects", "/data/archive/projects/{project}/subjects")]
    [InlineData(
        "/data/experiments/E1/scans/1/resources/12/files/a/files/b.dcm",
        "/data/experiments/{experiment}/scans/{scan}/resources/{resource}/files/{path}")]
    [InlineData("/data/experiments/E1/scans/ALL/files", "/data/experiments/{experiment}/scans/{scan}/files")]
    [InlineData(
        "/data/prearchive/projects/P1/20240612_101530123/ANNA/scans/1",
        "/data/prearchive/projects/{project}/{timestamp}/{folder}/scans/{scan}")]
    [InlineData("/data/services/import", "/data/services/import")]
    [InlineData("/data/services/tokens/validate/alias/secret", "/data/services/tokens/validate/{value}/{value}")]
    [InlineData("/xapi/custom-fields/projects/P1/fields/ANNA", "/xapi/custom-fields/projects/{project}/fields/{value}")]
    [InlineData("/something/ANNA", "/{value}/{value}")]
    public void ValuesBecomePlaceholders(string path, string template) =>
        Assert.Equal(template, RouteTemplate.Of(new("https://xnat.example.org" + path + "?label=ANNA"), new("https://xnat.example.org/")));

    [Fact]
    public void PathOfTheWebApplicationIsLeftOut() =>
        Assert.Equal("/data/projects", RouteTemplate.Of(new("https://example.org/xnat/data/projects"), new("https://example.org/xnat/")));
}
