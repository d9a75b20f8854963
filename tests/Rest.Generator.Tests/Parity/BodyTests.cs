using System.Text;
using Xnat.Typed.Rest.Generator.Tests.Http;

namespace Xnat.Typed.Rest.Generator.Tests.Parity;

public sealed class BodyTests
{
    private const string Parts = """
        POST /x/b?mode=fast
        Content-Type: multipart/form-data; boundary="limit"

        --limit
        Content-Type: application/dicom
        Content-Disposition: form-data; name=image; filename=a.dcm; filename*=utf-8''a.dcm

        DICM
        --limit
        Content-Disposition: form-data; name=second; filename=b.bin; filename*=utf-8''b.bin

        12
        --limit
        Content-Type: text/plain; charset=utf-8
        Content-Disposition: form-data; name=note

        hello
        --limit--

        """;

    private static readonly IReadOnlyList<ParityCase> Cases =
    [
        Case("content", "POST /x/b\nContent-Type: text/xml; charset=utf-8\n\n<a/>", api => api.ContentAsync(new StringContent("<a/>", Encoding.UTF8, "text/xml"))),
        Case("stream", "POST /x/b\n\nabc", api => api.StreamAsync(new MemoryStream("abc"u8.ToArray()))),
        Case("text", "POST /x/b\nContent-Type: text/plain; charset=utf-8\n\nhello", api => api.TextAsync("hello")),
        Case("text as JSON", "POST /x/b\nContent-Type: application/json; charset=utf-8\n\n\"hello\"", api => api.JsonTextAsync("hello")),
        Case("value as JSON", "POST /x/b\nContent-Type: application/json; charset=utf-8\n\n{\"Name\":\"n\",\"Size\":2}", api => api.JsonAsync(new Item("n", 2))),
        Case("null as JSON", "POST /x/b\nContent-Type: application/json; charset=utf-8\n\nnull", api => api.JsonAsync(null)),
        Case("body that is not marked", "PUT /x/b/7?note=x\nContent-Type: application/json; charset=utf-8\n\n{\"Name\":\"n\",\"Size\":2}", api => api.ImplicitAsync("7", new Item("n", 2), "x")),
        Case("map as form", "POST /x/b\nContent-Type: application/x-www-form-urlencoded\n\na=1&b=x+y", api => api.FormMapAsync(new() { ["a"] = 1, ["b"] = "x y" })),
        Case("parts", Parts, api => api.PartsAsync(
            new StreamPart(new MemoryStream("DICM"u8.ToArray()), "a.dcm", "application/dicom"), new ByteArrayPart("12"u8.ToArray(), "b.bin", name: "second"), "hello", "fast")),
        Case("patch", "PATCH /x/b\nContent-Type: text/plain; charset=utf-8\n\nx", api => api.PatchAsync("x")),
        Case("options", "OPTIONS /x/b", api => api.OptionsAsync()),
        Case("head", "HEAD /x/b", api => api.HeadAsync()),
    ];

    public static TheoryData<string> Names => [.. Cases.Select(static item => item.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task BodyIsSent(string name) => Cases.Single(item => item.Name == name).AssertAsync();

    [Fact]
    public async Task StreamStaysOpenForItsOwner()
    {
        using var handler = new RecordingHandler();
        using var http = handler.Client();
        using var stream = new MemoryStream("abc"u8.ToArray());

        using var response = await RestClient.For<IBodyApi>(http).StreamAsync(stream);

        Assert.True(stream.CanRead);
    }

    [Fact]
    public async Task ContentIsDisposedWithTheRequest()
    {
        using var handler = new RecordingHandler();
        using var http = handler.Client();
        using var stream = new MemoryStream("abc"u8.ToArray());

        using var response = await RestClient.For<IBodyApi>(http).ContentAsync(new StreamContent(stream));

        Assert.False(stream.CanRead);
    }

    [Fact]
    public async Task BufferedBodyHasALength()
    {
        using var handler = new RecordingHandler();
        using var http = handler.Client();

        using var response = await RestClient.For<IBodyApi>(http, ItemJson.Default).BufferedJsonAsync(new Item("n", 2));

        Assert.Equal("""{"Name":"n","Size":2}""".Length, handler.ContentLength);
    }

    private static ParityCase Case(string name, string expected, Func<IBodyApi, Task<HttpResponseMessage>> call) => ParityCase.Of(name, expected, call);
}
