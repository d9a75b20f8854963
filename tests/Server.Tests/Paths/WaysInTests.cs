using System.Net.Http.Headers;
using System.Text;

namespace Xnat.Typed.Server.Tests.Paths;

/// <summary>Whether markup is kept as entities depends on the way that a text came in.</summary>
public sealed class WaysInTests
{
    private const string Text = "R&D <b> \"q\" 'a' &amp;";
    private const string Stored = "R&amp;D &lt;b&gt; &quot;q&quot; &apos;a&apos; &amp;amp;";
    private const string Subject = "/data/projects/P1/subjects/S1";
    private const string Session = Subject + "/experiments/E1";

    private static readonly string Sent = Uri.EscapeDataString(Text);

    [Fact]
    public async Task ValuesOfQueryAndFormAreEscaped()
    {
        await using var server = await StartAsync();
        using var form = new FormUrlEncodedContent([new("xnat:subjectData/group", Text)]);

        await server.PutAsync($"{Subject}?src={Sent}&{Uri.EscapeDataString("xnat:subjectData/fields/field[name=a]/field")}={Sent}");
        await server.PutAsync(Subject, form);

        var item = await server.ItemAsync(Subject);
        var field = item.GetProperty("children")[0].GetProperty("items")[0].GetProperty("data_fields");
        Assert.Equal(Stored, item.GetProperty("data_fields").GetProperty("src").GetString());
        Assert.Equal(Stored, item.GetProperty("data_fields").GetProperty("group").GetString());
        Assert.Equal(Stored, field.GetProperty("field").GetString());
    }

    [Fact]
    public async Task NamesOfParametersAreNot()
    {
        await using var server = await StartAsync();

        await server.PutAsync($"{Subject}?{Uri.EscapeDataString("xnat:subjectData/fields/field[name=R&D <b>]/field")}=x");

        var field = (await server.ItemAsync(Subject)).GetProperty("children")[0].GetProperty("items")[0].GetProperty("data_fields");
        Assert.Equal("R&D <b>", field.GetProperty("name").GetString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DocumentsAreNot(bool isPart)
    {
        await using var server = await StartAsync();
        const string Document =
            """
            <xnat:Subject xmlns:xnat="http://nrg.wustl.edu/xnat" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
              <xnat:demographics xsi:type="xnat:demographicData"><xnat:race>R&amp;D &amp;lt;</xnat:race></xnat:demographics>
            </xnat:Subject>
            """;
        using var parts = new MultipartFormDataContent();
        using var xml = TestServer.Xml(Document);
        if (isPart) parts.Add(xml, "file", "subject.xml");

        Assert.Equal(200, (await server.PutAsync(Subject, isPart ? parts : xml)).Status);

        var fields = (await server.ItemAsync(Subject)).GetProperty("children")[0].GetProperty("items")[0].GetProperty("data_fields");
        Assert.Equal("R&D &lt;", fields.GetProperty("race").GetString());
    }

    [Fact]
    public async Task SegmentsOfPathsAreEscaped()
    {
        await using var server = await StartAsync();

        Assert.Equal(201, (await server.PutAsync($"/data/projects/P1/subjects/{Sent}")).Status);
        Assert.Equal(200, (await server.PutAsync($"{Session}/scans/{Sent}?xsiType=xnat:mrScanData")).Status);
        Assert.Equal(200, (await server.PutAsync($"{Session}/resources/{Sent}")).Status);

        Assert.Contains(Stored, (await server.RowsAsync("/data/projects/P1/subjects")).Select(row => row["label"]));
        Assert.Equal(Stored, Assert.Single(await server.RowsAsync($"{Session}/scans"))["ID"]);
        Assert.Equal(Stored, Assert.Single(await server.RowsAsync($"{Session}/resources"))["label"]);
        Assert.Equal(200, await server.StatusAsync($"{Session}/scans/{Sent}?format=json"));
        Assert.Equal(200, await server.StatusAsync($"{Session}/resources/{Sent}"));
    }

    [Fact]
    public async Task NameOfAFileIsEscapedInAnAddressAndNotInAnArchiveOrPart()
    {
        await using var server = await StartAsync();
        const string Files = Session + "/resources/NOTES/files";
        using var parts = new MultipartFormDataContent();
        parts.Add(TestServer.Bytes([2], null), "file", "part&.txt");

        await server.PutAsync($"{Files}/{Uri.EscapeDataString("way & in.txt")}?inbody=true", TestServer.Bytes([1], null));
        await server.PutAsync(Files, parts);
        var zip = Archives.Zip(("zip&.txt", [3]), ("sub/d&.txt", [4]));
        await server.PutAsync($"{Files}/x.zip?extract=true", TestServer.Bytes(zip, "application/zip"));

        var names = (await server.RowsAsync(Files)).Select(row => row["Name"]).Order(StringComparer.Ordinal);
        Assert.Equal(["d&.txt", "part&.txt", "way &amp; in.txt", "zip&.txt"], names);
        foreach (var (name, content) in ((string, byte)[])[("way & in.txt", 1), ("part&.txt", 2), ("zip&.txt", 3), ("sub/d&.txt", 4)])
        {
            var address = $"{Files}/{Uri.EscapeDataString(name).Replace("%2F", "/", StringComparison.Ordinal)}";
            Assert.Equal([content], await server.Http.GetByteArrayAsync(address));
            Assert.Equal(200, await server.DeleteAsync(address));
        }

        Assert.Empty(await server.RowsAsync(Files));
    }

    [Fact]
    public async Task OfTwoFilesTheOneThatCameByAnAddressIsMeant()
    {
        await using var server = await StartAsync();
        const string Files = Session + "/resources/NOTES/files";
        var address = $"{Files}/{Uri.EscapeDataString("a&amp;.txt")}";
        await server.PutAsync($"{Files}/{Uri.EscapeDataString("a&.txt")}?inbody=true", TestServer.Bytes([1], null));

        Assert.Equal([1], await server.Http.GetByteArrayAsync(address));
        await server.PutAsync($"{address}?inbody=true", TestServer.Bytes([2], null));

        Assert.Equal([2], await server.Http.GetByteArrayAsync(address));
        Assert.Equal(["a&amp;.txt", "a&amp;amp;.txt"], (await server.RowsAsync(Files)).Select(row => row["Name"]));
    }

    [Fact]
    public async Task DescriptionsOfFilesAndFoldersAreEscapedAndFilteredSo()
    {
        await using var server = await StartAsync();
        await server.PutAsync($"{Session}/resources/ONE?format={Sent}&content={Sent}");
        await server.PutAsync($"{Session}/resources/TWO/files/a.txt?inbody=true&format={Sent}&content={Sent}", TestServer.Bytes([1], null));
        await server.PutAsync($"{Session}/resources/TWO/files/b.txt?inbody=true", TestServer.Bytes([1], null));

        var folder = (await server.RowsAsync($"{Session}/resources")).Find(row => row["label"] == "ONE")!;
        var file = Assert.Single(await server.RowsAsync($"{Session}/resources/TWO/files?file_content={Sent}&file_format={Sent}"));

        Assert.Equal((Stored, Stored), (folder["format"], folder["content"]));
        Assert.Equal(("a.txt", Stored, Stored), (file["Name"], file["file_format"], file["file_content"]));
    }

    [Theory]
    [InlineData("/data/experiments?label=")]
    [InlineData("/data/projects/P1/experiments?xnat:experimentData/label=")]
    public async Task FiltersAreComparedWithWhatIsStored(string listing)
    {
        await using var server = await StartAsync();
        await server.PutAsync($"{Subject}/experiments/{Uri.EscapeDataString("R&D <1>")}?xsiType=xnat:mrSessionData");

        Assert.Equal("R&amp;D &lt;1&gt;", Assert.Single(await server.RowsAsync(listing + Uri.EscapeDataString("R&D <1>")))["label"]);
        Assert.Empty(await server.RowsAsync(listing + Uri.EscapeDataString("R&amp;D &lt;1&gt;")));
    }

    [Fact]
    public async Task CustomFieldsAndConfigurationsKeepTheirBytes()
    {
        await using var server = await StartAsync();
        using var json = new StringContent("{\"a\":\"R&D <b>\"}", Encoding.UTF8, "application/json");
        using var text = new StringContent(Text, new MediaTypeHeaderValue("text/plain"));

        await server.PutAsync("/xapi/custom-fields/projects/P1/fields", json);
        await server.PutAsync($"/data/config/tool/path?reason={Sent}", text);

        Assert.Equal("R&D <b>", await server.GetAsync("/xapi/custom-fields/projects/P1/fields/a"));
        Assert.Equal(Text, await server.GetAsync("/data/config/tool/path?contents=true"));
        Assert.Equal(Stored, Assert.Single(await server.RowsAsync("/data/config/tool/path?format=json"))["reason"]);
    }

    [Fact]
    public async Task FloatingPointNumbersThatAreNoneAreSpelledAsInXsd()
    {
        await using var server = await StartAsync();

        foreach (var text in (string[])["INF", "-INF", "NaN"])
        {
            Assert.Equal(200, (await server.PutAsync($"{Session}?xnat:mrSessionData/age={text}")).Status);
            Assert.Equal(text, (await server.ItemAsync(Session)).GetProperty("data_fields").GetProperty("age").GetString());
        }
    }

    private static Task<TestServer> StartAsync() => TestServer.StartAsync(data => data.Project("P1").Subject("S1").Experiment("E1"));
}
