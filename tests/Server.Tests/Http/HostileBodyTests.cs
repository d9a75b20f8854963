using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Xnat.Typed.Server.Tests.Http;

/// <summary>Bodies that are no document, no text or no end: each is refused, and the server goes on.</summary>
public sealed class HostileBodyTests
{
    private const string Subject = "/data/projects/P1/subjects/S1";
    private const string Fields = "/xapi/custom-fields/projects/P1/subjects/S1/fields";

    /// <summary>One of 18,000 levels ended the process: what reads documents calls itself for each level.</summary>
    [Theory]
    [InlineData("PUT", "/data/projects/P1/subjects/S2", 201, 422)]
    [InlineData("PUT", Subject, 18_000, 422)]
    [InlineData("POST", "/data/projects/P1/subjects", 18_000, 422)]
    [InlineData("PUT", "/data/projects/P1/subjects/S1/experiments/E1", 18_000, 422)]
    [InlineData("PUT", "/xapi/archive/upload/xml", 18_000, 422)]
    [InlineData("POST", "/data/search", 18_000, 422)]
    [InlineData("PUT", "/data/search/saved/s1", 18_000, 422)]
    [InlineData("PUT", Subject, 500_000, 422)]
    public async Task DocumentThatNestsTooDeeplyIsRefused(string method, string path, int levels, int status)
    {
        await using var server = await StartAsync();

        using var response = await server.SendAsync(new(method), path, TestServer.Xml(Nested("xnat:Subject", levels)));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains("nests more than 200 elements", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await AssertUnharmedAsync(server);
    }

    [Fact]
    public async Task DocumentInAPartThatNestsTooDeeplyIsRefused()
    {
        await using var server = await StartAsync();
        using var form = new MultipartFormDataContent { { TestServer.Xml(Nested("xnat:Subject", 18_000)), "file", "subject.xml" } };

        Assert.Equal(422, (await server.PutAsync(Subject, form)).Status);

        await AssertUnharmedAsync(server);
    }

    /// <summary>Matching the elements of a list with its rows went through the list for each of them.</summary>
    [Fact]
    public async Task LongListIsReadAndMatchedAgain()
    {
        await using var server = await StartAsync();
        const int count = 5_000;

        foreach (var round in new[] { "a", "b" })
        {
            var fields = string.Concat(Enumerable.Range(0, count).Select(number =>
                $"<xnat:field name=\"f{number.ToString(CultureInfo.InvariantCulture)}\">{round}</xnat:field>"));
            Assert.Equal(200, (await server.PutAsync(
                Subject, TestServer.Xml(Document("xnat:Subject", $"<xnat:fields>{fields}</xnat:fields>")))).Status);
        }

        var stored = (await server.XmlAsync(Subject)).Descendants().Where(element => element.Name.LocalName == "field").ToList();
        Assert.Equal(count, stored.Count);
        Assert.All(stored, field => Assert.Equal("b", field.Value));
    }

    /// <summary>A document says by itself in which encoding it is, unless the content type does (RFC 7303 §3).</summary>
    [Theory]
    [InlineData("iso-8859-1", "text/xml")]
    [InlineData("utf-16", "text/xml")]
    [InlineData("utf-8", "text/xml; charset=iso-8859-1")]
    public async Task DocumentIsReadInItsEncoding(string declared, string contentType)
    {
        await using var server = await StartAsync();
        var document = Document("xnat:Subject", "<xnat:group>x</xnat:group>");
        var text = $"<?xml version=\"1.0\" encoding=\"{declared}\"?>"
            + document.Replace("label=\"S1\"", "label=\"S1\" src=\"Größe\"", StringComparison.Ordinal);
        var encoding = contentType.Contains("8859", StringComparison.Ordinal) ? Encoding.Latin1 : Encoding.GetEncoding(declared);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];

        Assert.Equal(200, (await server.PutAsync(Subject, TestServer.Bytes(bytes, contentType))).Status);

        Assert.Equal("Größe", (string?)(await server.XmlAsync(Subject)).Attribute("src"));
    }

    [Theory]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"a":["\udc00x"]}""")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":""")]
    public async Task JsonThatIsNoTextIsRefused(string json)
    {
        await using var server = await StartAsync();

        foreach (var (method, path) in JsonAddresses)
        {
            using var response = await server.SendAsync(
                new(method), path, new StringContent(json, Encoding.UTF8, "application/json"));
            Assert.True((int)response.StatusCode == 400, $"{method} {path} answered {(int)response.StatusCode}.");
        }

        await AssertUnharmedAsync(server);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'{', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)':', (byte)'1', (byte)'}' })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0xFD })]
    [InlineData(new byte[] { (byte)'"', 0xED, 0xA0, 0x80, (byte)'"' })]
    public async Task BytesThatAreNoTextAreRefused(byte[] bytes)
    {
        await using var server = await StartAsync();

        foreach (var (method, path) in JsonAddresses)
        {
            using var response = await server.SendAsync(new(method), path, TestServer.Bytes(bytes, "application/json"));
            Assert.True((int)response.StatusCode == 400, $"{method} {path} answered {(int)response.StatusCode}.");
        }

        await AssertUnharmedAsync(server);
    }

    [Theory]
    [InlineData("application/json; charset=klingon", 400)]
    [InlineData("text/xml; charset=klingon", 400)]
    public async Task UnknownEncodingIsRefused(string contentType, int status)
    {
        await using var server = await StartAsync();
        var body = contentType.StartsWith("text", StringComparison.Ordinal) ? Document("xnat:Subject", "") : "{}";
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        var path = contentType.StartsWith("text", StringComparison.Ordinal) ? Subject : Fields;

        Assert.Equal(status, (await server.PutAsync(path, content)).Status);
    }

    [Theory]
    [InlineData(129)]
    [InlineData(5_000)]
    public async Task LongBoundaryIsRefused(int length)
    {
        await using var server = await StartAsync();
        var boundary = new string('b', length);
        (string, string)[] addresses =
            [("PUT", Subject), ("POST", "/data/services/import"), ("PUT", Subject + "/resources/R/files/a.txt")];
        foreach (var (method, path) in addresses)
        {
            using var content = new ByteArrayContent(
                Encoding.ASCII.GetBytes($"--{boundary}\r\nContent-Disposition: form-data; name=f\r\n\r\nx\r\n--{boundary}--\r\n"));
            content.Headers.ContentType = new MediaTypeHeaderValue("multipart/form-data")
            {
                Parameters = { new NameValueHeaderValue("boundary", boundary) },
            };
            using var response = await server.SendAsync(new(method), path, content);
            Assert.True((int)response.StatusCode == 400, $"{method} {path} answered {(int)response.StatusCode}.");
        }

        await AssertUnharmedAsync(server);
    }

    private static (string Method, string Path)[] JsonAddresses =>
    [
        ("PUT", Fields), ("POST", "/xapi/siteConfig"), ("POST", "/xapi/users"), ("PUT", "/xapi/customforms/save"),
        ("POST", "/xapi/investigators"),
    ];

    private static Task<TestServer> StartAsync() => TestServer.StartAsync(data => data.Project("P1").Subject("S1").Experiment("E1"));

    private static async Task AssertUnharmedAsync(TestServer server) =>
        Assert.Equal("S1", Assert.Single(await server.RowsAsync("/data/projects/P1/subjects"))["label"]);

    private static string Nested(string root, int levels) => Document(
        root, string.Concat(Enumerable.Repeat("<xnat:a>", levels)) + string.Concat(Enumerable.Repeat("</xnat:a>", levels)));

    private static string Document(string root, string content) =>
        $"<{root} project=\"P1\" label=\"S1\" xmlns:xnat=\"http://nrg.wustl.edu/xnat\">{content}</{root}>";
}
