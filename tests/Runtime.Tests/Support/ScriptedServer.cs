using System.Net;
using System.Text;

namespace Xnat.Typed.Runtime.Tests.Support;

/// <summary>
/// Stands in for the wire: answers by verb and path, records what was sent, and fails on requests that nobody scripted. One that is
/// scripted to sign in by the form alone knows nothing of Basic.
/// </summary>
internal sealed class ScriptedServer : HttpMessageHandler
{
    /// <summary>Signing in by one request.</summary>
    public const string Basic = "GET /data/auth with Basic";

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

    public ScriptedServer SignsIn(string session = "S1") => SignsIn(() => session);

    /// <summary>Signs in by one request and gives each time another session.</summary>
    public ScriptedServer SignsIn(Func<string> session) =>
        SignsInByForm().On(Basic, _ => Welcome(session()));

    /// <summary>Signs in by the form alone, as a server does behind a proxy that takes the header off.</summary>
    public ScriptedServer SignsInByForm(string session = "S1") =>
        On("PUT /data/services/auth", session, "text/plain")
            .On("GET /data/auth", "User 'reader' is logged in", "text/plain")
            .On("DELETE /data/JSESSION", "", "text/plain");

    public Task<XnatConnection> OpenAsync(XnatCredential? credential = null, XnatClientOptions? options = null) =>
        XnatConnection.OpenAsync(
            Address, credential ?? XnatCredential.UserPassword("reader", "secret-1"), Options(options), CancellationToken.None);

    public Task<XnatClient> ConnectAsync() =>
        XnatClient.ConnectAsync(Address, XnatCredential.UserPassword("reader", "secret-1"), Options());

    public XnatClientOptions Options(XnatClientOptions? options = null) => (options ?? new()) with { PrimaryHandler = _ => this };

    /// <summary>What who has signed in by one request is told.</summary>
    public static HttpResponseMessage Welcome(string session, string user = "reader")
    {
        var answer = Text($"User '{user}' is logged in", "text/plain");
        answer.Headers.TryAddWithoutValidation("Set-Cookie", $"JSESSIONID={session}; Path=/; HttpOnly");
        return answer;
    }

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
        var isBasic = sent is { Line: "GET /data/auth", Authorization.Length: > 0 };
        if (isBasic && !answers.ContainsKey(Basic)) return Of(request, StatusPage(HttpStatusCode.NotFound, "Not Found"));
        lock (gate) (sent is { Line: "GET /data/auth", Authorization: "" } ? Questions : Sent).Add(sent);
        if (!answers.TryGetValue(isBasic ? Basic : $"{sent.Method} {sent.Path}", out var answer))
            throw new InvalidOperationException($"Nobody scripted {sent.Line}.");
        return Of(request, answer(sent));
    }

    protected override void Dispose(bool disposing)
    {
        // The test owns it; the client's pipeline must not end it.
    }

    private static HttpResponseMessage Of(HttpRequestMessage request, HttpResponseMessage response)
    {
        response.RequestMessage = request;
        return response;
    }
}
