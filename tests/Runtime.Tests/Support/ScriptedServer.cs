using System.Net;
using System.Text;

namespace Xnat.Typed.Runtime.Tests.Support;

/// <summary>Stands in for the wire: answers by verb and path, records what was sent, and fails on requests that nobody scripted.</summary>
internal sealed class ScriptedServer : HttpMessageHandler
{
    private readonly Dictionary<string, Func<SentRequest, HttpResponseMessage>> answers = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>What was sent, without the questions whose session it is.</summary>
    public List<SentRequest> Sent { get; } = [];

    /// <summary>The questions whose session it is.</summary>
    public List<SentRequest> Questions { get; } = [];

    public static Uri Address { get; } = new("https://xnat.example.org/");

    public ScriptedServer On(string route, Func<SentRequest, HttpResponseMessage> answer)
    {
        answers[route] = answer;
        return this;
    }

    public ScriptedServer On(string route, string body, string mediaType = "application/json", HttpStatusCode status = HttpStatusCode.OK) =>
        On(route, _ => Text(body, mediaType, status));

    public ScriptedServer SignsIn(string session = "S1") =>
        On("PUT /data/services/auth", session, "text/plain")
            .On("GET /data/auth", "User 'reader' is logged in", "text/plain")
            .On("DELETE /data/JSESSION", "", "text/plain");

    public Task<XnatConnection> OpenAsync(XnatCredential? credential = null, XnatClientOptions? options = null) =>
        XnatConnection.OpenAsync(
            Address, credential ?? XnatCredential.UserPassword("reader", "secret-1"), Options(options), CancellationToken.None);

    public Task<XnatClient> ConnectAsync() =>
        XnatClient.ConnectAsync(Address, XnatCredential.UserPassword("reader", "secret-1"), Options());

    public XnatClientOptions Options(XnatClientOptions? options = null) => (options ?? new()) with { PrimaryHandler = _ => this };

    public static HttpResponseMessage Text(string body, string mediaType = "application/json", HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };

    public static HttpResponseMessage StatusPage(HttpStatusCode status, string sentence) =>
        Text(
            $"<html>\n<head>\n   <title>Status page</title>\n</head>\n<body>\n<h3>{sentence}</h3><p>details</p>\n</body>\n</html>\n",
            "text/html",
            status);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var sent = new SentRequest(
            request.Method.Method,
            request.RequestUri!.AbsolutePath,
            Uri.UnescapeDataString(request.RequestUri.Query.TrimStart('?').Replace('+', ' ')),
            request.Headers.NonValidated.TryGetValues("Cookie", out var cookie) ? cookie.ToString() : "",
            request.Headers.NonValidated.TryGetValues("Authorization", out var basic) ? basic.ToString() : "",
            body);
        lock (gate) (sent is { Method: "GET", Path: "/data/auth" } ? Questions : Sent).Add(sent);
        if (!answers.TryGetValue($"{sent.Method} {sent.Path}", out var answer))
            throw new InvalidOperationException($"Nobody scripted {sent.Method} {sent.Path}.");
        var response = answer(sent);
        response.RequestMessage = request;
        return response;
    }

    protected override void Dispose(bool disposing)
    {
        // The test owns it; the client's pipeline must not end it.
    }
}
