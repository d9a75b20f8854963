using System.Net;
using System.Text;

namespace Xnat.Typed.Runtime.Tests.Trust.WrongAnswers;

/// <summary>A way in which an answer can be other than it must be.</summary>
/// <param name="Name">What tests call it.</param>
/// <param name="Make">
/// Makes it from the request, or from the answer that the server would have given; <see langword="null"/> where it does
/// not apply to the request.
/// </param>
internal sealed record WrongAnswer(string Name, Func<HttpRequestMessage, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage?>> Make)
{
    private const string LoginPage =
        "<!DOCTYPE html><html><!-- BEGIN xnat-templates/screens/Login.vm -->" +
        "<form action=\"/login\"><input type=\"password\"></form></html>";

    public static IReadOnlyList<WrongAnswer> All { get; } =
    [
        Fixed("login page", 200, "text/html", LoginPage),
        new("guest", static async (request, send) =>
        {
            request.Headers.Remove("Cookie");
            return await send();
        }),
        Fixed("page", 200, "text/html", "<html><head><title>Maintenance</title></head><body>Back soon.</body></html>"),
        Changed("truncated", static bytes => bytes[..(bytes.Length / 2)]),
        Changed("wrong kinds", WrongKinds.Of),
        Changed("other type", OtherType.Of),
        Fixed("empty", 200, "application/octet-stream", ""),
        DoesNothing("nothing done", static _ => ""),
        DoesNothing("nothing done, an ID", static _ => "XNAT_E00001"),
        DoesNothing("nothing done, an address", static request => request.RequestUri!.AbsolutePath + "\r\n"),
        Fixed("408", 408, "text/html", Page("Request Timeout")),
        Fixed("429", 429, "text/html", Page("Too Many Requests")),
        Fixed("503", 503, "text/html", Page("Service Unavailable")),
    ];

    /// <summary>As a guest, by a server that offers no cookie: nothing in the answer tells.</summary>
    public static WrongAnswer SilentGuest { get; } = new("silent guest", static async (request, send) =>
    {
        request.Headers.Remove("Cookie");
        var answer = await send();
        answer.Headers.Remove("Set-Cookie");
        return answer;
    });

    public override string ToString() => Name;

    private static string Page(string sentence) => $"<html><head><title>Status page</title></head><body><h3>{sentence}</h3></body></html>";

    private static WrongAnswer Fixed(string name, int status, string mediaType, string body) =>
        new(name, (_, _) => Task.FromResult<HttpResponseMessage?>(Answer(status, mediaType, Encoding.UTF8.GetBytes(body))));

    private static WrongAnswer DoesNothing(string name, Func<HttpRequestMessage, string> body) =>
        new(name, (request, _) =>
            Task.FromResult(IsWrite(request) ? Answer(200, "text/plain", Encoding.UTF8.GetBytes(body(request))) : null));

    private static WrongAnswer Changed(string name, Func<byte[], byte[]?> change) => new(name, async (_, send) =>
    {
        var response = await send();
        var bytes = await response.Content.ReadAsByteArrayAsync();
        if (bytes.Length == 0 || change(bytes) is not { } changed || changed.AsSpan().SequenceEqual(bytes))
        {
            Replace(response, bytes);
            return response;
        }

        Replace(response, changed);
        return response;
    });

    private static void Replace(HttpResponseMessage response, byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        foreach (var (name, values) in response.Content.Headers.NonValidated)
            if (name != "Content-Length") content.Headers.TryAddWithoutValidation(name, values);
        response.Content = content;
    }

    private static HttpResponseMessage Answer(int status, string mediaType, byte[] body) =>
        new((HttpStatusCode)status) { Content = new ByteArrayContent(body) { Headers = { ContentType = new(mediaType) } } };

    /// <summary>Signing in and out writes nothing.</summary>
    public static bool IsWrite(HttpRequestMessage request) =>
        request.Method.Method is "PUT" or "POST" or "DELETE"
            && request.RequestUri!.AbsolutePath is not ("/data/services/auth" or "/data/JSESSION" or "/data/search");
}
