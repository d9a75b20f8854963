using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xnat.Typed.Server;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Pages;

public sealed partial class SchemaDocsTests : IDisposable
{
    private static readonly string Bundled = Path.Combine(SharedFiles.RepositoryRoot(), "schemas");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task EveryLinkLeadsSomewhere()
    {
        await File.WriteAllTextAsync(folder["lab.xsd"], SampleSchemas.Lab);
        var run = await ToolRun.OfAsync("schema", "docs", Bundled, folder["lab.xsd"], "-o", folder["site"]);
        var pages = Directory.EnumerateFiles(folder["site"], "*.html", SearchOption.AllDirectories).ToDictionary(
            static page => page, static page => File.ReadAllText(page), StringComparer.Ordinal);
        var places = pages.ToDictionary(
            static page => page.Key,
            static page => Place().Matches(page.Value).Select(static match => WebUtility.HtmlDecode(match.Groups[1].Value)).ToHashSet(),
            StringComparer.Ordinal);

        Assert.Equal(0, run.ExitCode);
        Assert.True(pages.Count > 200);
        foreach (var (page, text) in pages)
        {
            foreach (Match match in Link().Matches(text))
            {
                var link = WebUtility.HtmlDecode(match.Groups[1].Value);
                if (link.StartsWith("data:", StringComparison.Ordinal)) continue;
                var (file, place) = link.Split('#', 2) is [var path, var anchor] ? (path, Uri.UnescapeDataString(anchor)) : (link, null);
                var target = file.Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, file));
                Assert.True(File.Exists(target), $"{page} links to {link}");
                Assert.True(place is null || places[target].Contains(place), $"{page} links to {link}");
            }
        }
    }

    [Fact]
    public async Task ModelIsThereForPrograms()
    {
        await ToolRun.OfAsync("schema", "docs", Bundled, "-o", folder["site"]);
        using var model = JsonDocument.Parse(await File.ReadAllBytesAsync(folder["site/model.json"]));
        var types = model.RootElement.GetProperty("types").EnumerateArray();
        var scan = types.Single(static type => Text(type, "dataType") == "xnat:mrScanData");
        var x = scan.GetProperty("members").EnumerateArray().Single(static member => Text(member, "path") == "parameters/voxelRes/x");

        Assert.Equal(("MrScanData", "xnat:imageScanData", "scan"), (Text(scan, "class"), Text(scan, "base"), Text(scan, "kind")));
        Assert.Equal("Parameters.VoxelRes.X", Text(x, "property"));
        Assert.Equal("double", Text(x, "propertyType"));
        Assert.Equal("parameters/voxelRes/units", Text(x, "unit"));
        Assert.Equal("xnat:mrScanData/parameters/voxelRes/x", Text(x, "searchPath"));

        static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
    }

    [Fact]
    public async Task MembersSayWhatTheSchemaAsksOfThem()
    {
        await File.WriteAllTextAsync(folder["lab.xsd"], """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:lab="http://example.org/lab"
                       targetNamespace="http://example.org/lab">
              <xs:complexType name="visit"><xs:sequence>
                <xs:element name="score"><xs:simpleType><xs:restriction base="xs:int">
                  <xs:minInclusive value="0"/><xs:maxInclusive value="30"/></xs:restriction></xs:simpleType></xs:element>
                <xs:element name="grade" default="low" minOccurs="0"><xs:simpleType><xs:restriction base="xs:string">
                  <xs:enumeration value="low"/><xs:enumeration value="high &amp; mighty"/></xs:restriction></xs:simpleType></xs:element>
                <xs:element name="note" type="xs:string" minOccurs="0" maxOccurs="unbounded"/>
              </xs:sequence></xs:complexType>
            </xs:schema>
            """);

        await ToolRun.OfAsync("schema", "docs", folder["lab.xsd"], "-o", folder["site"]);
        var page = await File.ReadAllTextAsync(folder["site/types/lab-visit.html"]);

        Assert.Contains("required &#183; from 0 to 30", page, StringComparison.Ordinal);
        Assert.Contains("optional &#183; low if nothing is said &#183; one of:", page, StringComparison.Ordinal);
        Assert.Contains("<li><code>high &amp; mighty</code></li>", page, StringComparison.Ordinal);
        Assert.Contains("any number", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondRunWritesNothing()
    {
        await ToolRun.OfAsync("schema", "docs", Bundled, "-o", folder["site"]);

        var second = await ToolRun.OfAsync("schema", "docs", Bundled, "-o", folder["site"]);

        Assert.Contains("; 0 written, ", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PagesOfAServerAreOfAllItsTypes()
    {
        await using var server = await XnatServer.StartAsync();

        var run = await ToolRun.OfAsync("schema", "docs", server.Url.ToString(), "-o", folder["site"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.True(File.Exists(folder["site/types/xnat-mrSessionData.html"]));
        Assert.Contains("<title>Data types of 127.0.0.1", await File.ReadAllTextAsync(folder["site/index.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingIsWrittenWhereThereIsNothingToDescribe()
    {
        Directory.CreateDirectory(folder["empty"]);
        await File.WriteAllTextAsync(folder["none.xsd"], "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"/>");

        var empty = await ToolRun.OfAsync("schema", "docs", folder["empty"], "-o", folder["site"]);
        var none = await ToolRun.OfAsync("schema", "docs", folder["none.xsd"], "-o", folder["site"]);
        var nowhere = await ToolRun.OfAsync("schema", "docs", folder["nowhere"], "-o", folder["site"]);
        var unreachable = await ToolRun.OfAsync("schema", "docs", "http://127.0.0.1:9", "-o", folder["site"]);

        Assert.All([empty, none, nowhere, unreachable], static run => Assert.NotEqual(0, run.ExitCode));
        Assert.All([empty, none, nowhere, unreachable], static run => Assert.NotEqual("", run.Error));
        Assert.Contains("declare no types", none.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["site"]));
    }

    [GeneratedRegex("(?:href|src)=\"([^\"]*)\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex("id=\"([^\"]*)\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
