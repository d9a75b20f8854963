using System.CommandLine;
using Xnat.Typed.Tool.Commands;
using Xnat.Typed.Tool.Accounts;

namespace Xnat.Typed.Browser.Tests.Pages;

/// <summary>The pages of the bundled schemas and of one whose texts are hostile.</summary>
public sealed class WrittenPages : IAsyncLifetime
{
    private const string Hostile = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:lab="http://example.org/lab"
                   xmlns:xnat="http://nrg.wustl.edu/xnat" targetNamespace="http://example.org/lab">
          <xs:import namespace="http://nrg.wustl.edu/xnat" schemaLocation="xnat.xsd"/>
          <xs:complexType name="visitData">
            <xs:annotation><xs:documentation>
              A &lt;script&gt;document.title='taken'&lt;/script&gt; &lt;img src=x onerror=alert(1)&gt; visit
            </xs:documentation></xs:annotation>
            <xs:complexContent><xs:extension base="xnat:subjectAssessorData"><xs:sequence>
              <xs:element name="outcome" minOccurs="0">
                <xs:simpleType><xs:restriction base="xs:string">
                  <xs:enumeration value="&lt;/script&gt;&lt;b&gt;bold&lt;/b&gt;"/><xs:enumeration value="fine"/>
                </xs:restriction></xs:simpleType>
              </xs:element>
            </xs:sequence></xs:extension></xs:complexContent>
          </xs:complexType>
        </xs:schema>
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("xnat-typed-pages-");

    /// <param name="page">Path of the page, with a place in it or without.</param>
    public string AddressOf(string page) => new Uri(Path.Combine(folder.FullName, "site")).AbsoluteUri + "/" + page;

    public async Task InitializeAsync()
    {
        var lab = Path.Combine(folder.FullName, "lab.xsd");
        await File.WriteAllTextAsync(lab, Hostile);
        var schemas = Path.Combine(SharedFiles.RepositoryRoot(), "schemas");
        var environment = new ToolEnvironment(static _ => null, null);
        var configuration = new InvocationConfiguration { Output = TextWriter.Null, Error = Console.Error };
        var exit = await ToolCommand.RunAsync(
            ["schema", "docs", schemas, lab, "--title", "Lab & more", "-o", Path.Combine(folder.FullName, "site")],
            environment,
            configuration);
        Assert.Equal(0, exit);
    }

    public Task DisposeAsync()
    {
        folder.Delete(recursive: true);
        return Task.CompletedTask;
    }
}
