using System.Net;
using System.Text;
using Xnat.Typed.Rest.Generator.Tests.Http;

namespace Xnat.Typed.Rest.Generator.Tests.Parity;

public sealed class AnswerTests : IDisposable
{
    private readonly RecordingHandler _handler = new();
    private readonly HttpClient _http;
    private readonly IAnswerApi _api;

    public AnswerTests()
    {
        _http = _handler.Client();
        _api = RestClient.For<IAnswerApi>(_http, ItemJson.Default);
    }

    public void Dispose()
    {
        _http.Dispose();
        _handler.Dispose();
    }

    [Fact]
    public async Task ResponseIsGivenWhateverItsStatus()
    {
        _handler.Answer = static () => Answer(HttpStatusCode.Conflict, "taken");

        using var response = await _api.ResponseAsync();

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("taken", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task TextIsNotDecoded()
    {
        _handler.Answer = static () => Answer(HttpStatusCode.OK, "\"quoted\"", "application/json");

        Assert.Equal("\"quoted\"", await _api.TextAsync());
    }

    [Fact]
    public async Task StreamAndContentBelongToTheCaller()
    {
        _handler.Answer = static () => Answer(HttpStatusCode.OK, "bytes");

        using var reader = new StreamReader(await _api.StreamAsync());
        using var content = await _api.ContentAsync();

        Assert.Equal("bytes", await reader.ReadToEndAsync());
        Assert.Equal("bytes", await content.ReadAsStringAsync());
    }

    [Fact]
    public async Task JsonIsReadByTheContextThatWasGiven()
    {
        _handler.Answer = static () => Answer(HttpStatusCode.OK, """{"Name":"n","Size":2}""", "application/json");

        Assert.Equal(new Item("n", 2), await _api.JsonAsync("1"));
    }

    [Fact]
    public async Task NoBodyIsNoValue()
    {
        _handler.Answer = static () => new HttpResponseMessage(HttpStatusCode.NoContent);

        Assert.Null(await _api.JsonAsync("1"));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("text")]
    [InlineData("stream")]
    [InlineData("content")]
    [InlineData("json")]
    public async Task ErrorStatusIsAnException(string shape)
    {
        _handler.Answer = static () => Answer(HttpStatusCode.NotFound, "no such thing");
        Func<Task> call = shape switch
        {
            "nothing" => () => _api.RunAsync("P1"),
            "text" => () => _api.TextAsync(),
            "stream" => () => _api.StreamAsync(),
            "content" => () => _api.ContentAsync(),
            _ => () => _api.JsonAsync("P1"),
        };

        var exception = await Assert.ThrowsAsync<RestResponseException>(call);

        Assert.Equal(HttpStatusCode.NotFound, exception.StatusCode);
        Assert.Equal("no such thing", exception.Content);
        Assert.Contains("answered 404 Not Found", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("P1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TransportFailureArrivesAsItIs()
    {
        _handler.Answer = static () => throw new HttpRequestException("no network");

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => _api.ResponseAsync());

        Assert.Equal("no network", exception.Message);
    }

    [Fact]
    public async Task CancellationReachesTheHandler()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _api.ResponseAsync(source.Token));
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, string text, string mediaType = "text/plain") =>
        new(status) { Content = new StringContent(text, Encoding.UTF8, mediaType) };
}
