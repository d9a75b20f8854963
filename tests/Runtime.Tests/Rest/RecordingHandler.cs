using System.Net;
using System.Text;

namespace Xnat.Typed.Runtime.Tests.Rest;

/// <summary>Writes down what would have been sent, line by line, and answers.</summary>
internal sealed class RecordingHandler : HttpMessageHandler
{
    /// <summary>The last request: verb and address, its headers in order of their names, and its body behind an empty line.</summary>
    public string Sent { get; private set; } = "";

    public Uri? Address { get; private set; }

    public long? ContentLength { get; private set; }

    public HttpRequestOptions? Options { get; private set; }

    public HttpContent? Content { get; private set; }

    public Func<HttpResponseMessage> Answer { get; set; } =
        static () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("") };

    public HttpClient Client(string baseAddress = "http://host/x") =>
        new(this, disposeHandler: false) { BaseAddress = new Uri(baseAddress) };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var text = new StringBuilder($"{request.Method} {request.RequestUri!.PathAndQuery}");
        var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .Where(static header => header.Key != "Content-Length")
            .OrderBy(static header => header.Key, StringComparer.Ordinal);
        foreach (var (name, values) in headers) text.Append($"\n{name}: {string.Join(", ", values)}");
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        if (body.Length > 0) text.Append("\n\n").Append(body.ReplaceLineEndings("\n"));
        Sent = text.ToString();
        Address = request.RequestUri;
        ContentLength = request.Content?.Headers.ContentLength;
        Options = request.Options;
        Content = request.Content;
        var response = Answer();
        response.RequestMessage = request;
        return response;
    }
}
