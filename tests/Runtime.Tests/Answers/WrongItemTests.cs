using System.Text;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Answers;

/// <summary>Item documents that are none: never an object with less in it, never another exception than ours.</summary>
public sealed class WrongItemTests
{
    private const string Path = "/data/experiments/E1";

    public static TheoryData<string> Documents()
    {
        var wrong = new TheoryData<string>();
        foreach (var other in (string[])["null", "1", "true", "\"x\"", "[]", "{}"])
        {
            if (other != "[]") wrong.Add($$"""{"items":{{other}}}""");
            if (other != "{}") wrong.Add($$"""{"items":[{{other}}]}""");
            if (other != "{}") wrong.Add(Item(meta: other));
            if (other != "{}") wrong.Add(Item(fields: other));
            if (other != "[]") wrong.Add(Item(children: other));
            wrong.Add(Item(children: $"[{other}]"));
            if (other != "\"x\"") wrong.Add(Item(children: $$"""[{"field":{{other}},"items":[]}]"""));
            if (other != "[]") wrong.Add(Item(children: $$"""[{"field":"scans/scan","items":{{other}}}]"""));
            wrong.Add(Item(children: $$"""[{"field":"scans/scan","items":[{{other}}]}]"""));
            if (other != "\"x\"") wrong.Add(Item(meta: $$"""{"xsi:type":{{other}},"isHistory":false}"""));
            if (other != "true") wrong.Add(Item(meta: $$"""{"xsi:type":"xnat:mrSessionData","isHistory":{{other}}}"""));
            wrong.Add(other);
        }

        wrong.Add("""{"items":[]}""");
        wrong.Add("""{"items":[{"children":[],"data_fields":{"ID":"E1"}}]}""");
        wrong.Add("""{"items":[{"meta":{"xsi:type":"xnat:mrSessionData","isHistory":false},"data_fields":{"ID":"E1"}}]}""");
        wrong.Add("""{"items":[{"children":[],"meta":{"xsi:type":"xnat:mrSessionData","isHistory":false}}]}""");
        wrong.Add(Item(children: """[{"items":[]}]"""));
        wrong.Add(Item(children: """[{"field":"scans/scan"}]"""));
        wrong.Add(Item(fields: """{"ID":"E1","ID":"E2"}"""));
        wrong.Add(Item(fields: """{"ID":"E1","note":"\ud800"}"""));
        wrong.Add(Item(fields: """{"ID":"E1","\udc00":"x"}"""));
        wrong.Add(Item(children: """[{"field":"\ud800","items":[]}]"""));
        wrong.Add(Item(meta: """{"xsi:type":"\ud800","isHistory":false}"""));
        wrong.Add(Item(fields: "{\"ID\":" + new string('[', 70) + new string(']', 70) + "}"));
        wrong.Add(Item() + "{}");
        wrong.Add(Item()[..^1]);
        wrong.Add("");
        return wrong;
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task WrongDocumentIsAnErrorWithItsRoute(string document) => await RefusesAsync(Encoding.UTF8.GetBytes(document));

    [Fact]
    public async Task BytesThatAreNoUtf8AreAnError()
    {
        foreach (var text in (string[])[Item(fields: """{"ID":"?"}"""), Item(fields: """{"?":"E1"}"""), Item(meta: """{"xsi:type":"?"}""")])
        {
            var mark = text.IndexOf('?', StringComparison.Ordinal);
            foreach (var bad in (byte[][])[[0xff], [0xc3], [0xed, 0xa0, 0x80]])
                await RefusesAsync([.. Encoding.UTF8.GetBytes(text[..mark]), .. bad, .. Encoding.UTF8.GetBytes(text[(mark + 1)..])]);
        }
    }

    [Fact]
    public async Task ObjectOfAnotherTypeIsAnError()
    {
        var project = Samples.SessionItem.Replace("mrSession", "project", StringComparison.Ordinal);
        var server = new ScriptedServer().SignsIn().On("GET " + Path, project);
        await using var connection = await server.OpenAsync();

        var error = await Assert.ThrowsAsync<XnatContentException>(
            () => ItemReading.ReadExperimentAsync(connection, "experiments/E1", default));

        Assert.StartsWith("The server sent an object of xnat:projectData where one of", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NestingOfARealSubjectIsRead()
    {
        var item = Item();
        for (var level = 0; level < 12; level++) item = Item(children: $$"""[{"field":"x/y","items":[{{item[10..^2]}}]}]""");
        var server = new ScriptedServer().SignsIn().On("GET " + Path, item);
        await using var connection = await server.OpenAsync();

        var record = await ItemReading.ReadAsync(connection, "experiments/E1", default);

        for (var level = 0; level < 12; level++) record = Assert.Single(record.Rows("x/y"));
        Assert.Equal("E1", record.Values["ID"]);
    }

    [Theory]
    [InlineData("{\"items\":[{\"data_fields\":{\"ID\":\"", "x")]
    [InlineData("{\"items\":[", "{\"children\":[]},")]
    [InlineData("", " ")]
    public async Task DocumentWithoutEndIsLeftAtTheLimit(string beginning, string piece)
    {
        using var stream = new EndlessStream(Encoding.UTF8.GetBytes(beginning), Encoding.UTF8.GetBytes(piece));
        var server = new ScriptedServer().SignsIn().On("GET " + Path, _ => new() { Content = Json(new StreamContent(stream)) });
        await using var connection = await server.OpenAsync(options: new() { Limits = new() { DocumentBytes = 200_000 } });

        var error = await Assert.ThrowsAsync<XnatContentException>(() => ItemReading.ReadAsync(connection, "experiments/E1", default));

        Assert.StartsWith("GET /data/experiments/{experiment} sent a document of more than 200", error.Message, StringComparison.Ordinal);
        Assert.InRange(stream.Taken, 200_000, 1_000_000);
    }

    [Fact]
    public async Task AnnouncedLengthBeyondTheLimitIsNotRead()
    {
        using var stream = new EndlessStream([], " "u8.ToArray());
        var server = new ScriptedServer().SignsIn().On(
            "GET " + Path,
            _ =>
            {
                var content = Json(new StreamContent(stream));
                content.Headers.ContentLength = 10_000_000_000;
                return new() { Content = content };
            });
        await using var connection = await server.OpenAsync();

        await Assert.ThrowsAsync<XnatContentException>(() => ItemReading.ReadAsync(connection, "experiments/E1", default));

        Assert.Equal(0, stream.Taken);
    }

    [Theory]
    [InlineData("""{"version":1.8}""")]
    [InlineData("""{"version":null}""")]
    [InlineData("""{"version":""}""")]
    [InlineData("""{"version":{"major":1}}""")]
    [InlineData("""{"version":"\ud800"}""")]
    [InlineData("""{"version":"1.8.10","version":"1.8.9"}""")]
    [InlineData("""["1.8.10"]""")]
    [InlineData("\"1.8.10\"")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("")]
    public async Task VersionOfAnotherKindIsAnError(string text)
    {
        var server = new ScriptedServer().SignsIn().On("GET /xapi/siteConfig/buildInfo", text);
        await using var client = await server.ConnectAsync();

        var error = await Assert.ThrowsAsync<XnatContentException>(async () => await client.GetServerVersionAsync());

        Assert.Equal("GET /xapi/siteConfig/buildInfo", error.Route);
    }

    private static string Item(
        string meta = """{"xsi:type":"xnat:mrSessionData","isHistory":false}""",
        string fields = """{"ID":"E1"}""",
        string children = "[]") =>
        $$"""{"items":[{"children":{{children}},"meta":{{meta}},"data_fields":{{fields}}}]}""";

    private static HttpContent Json(HttpContent content)
    {
        content.Headers.ContentType = new("application/json");
        return content;
    }

    private static async Task RefusesAsync(byte[] document)
    {
        var server = new ScriptedServer().SignsIn().On("GET " + Path, _ => new() { Content = Json(new ByteArrayContent(document)) });
        await using var connection = await server.OpenAsync();

        var error = await Assert.ThrowsAsync<XnatContentException>(() => ItemReading.ReadAsync(connection, "experiments/E1", default));

        Assert.Equal("GET /data/experiments/{experiment}", error.Route);
        Assert.StartsWith("GET /data/experiments/{experiment} ", error.Message, StringComparison.Ordinal);
    }
}
