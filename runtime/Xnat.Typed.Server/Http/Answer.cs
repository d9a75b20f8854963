using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Xnat.Typed.Server.Http;

/// <summary>What goes back. Made while the data is locked, written when it no longer is.</summary>
internal sealed class Answer
{
    private readonly List<KeyValuePair<string, string>> headers = [];

    private Answer(int status, string? contentType, byte[]? body, Func<HttpResponse, CancellationToken, Task>? writer)
    {
        Status = status;
        ContentType = contentType;
        Body = body;
        Writer = writer;
    }

    public int Status { get; }

    /// <summary>Whether its body is made while it is written.</summary>
    public bool IsStreamed => Writer is not null;

    private string? ContentType { get; }

    private byte[]? Body { get; }

    private Func<HttpResponse, CancellationToken, Task>? Writer { get; }

    private long? Length { get; set; }

    public static Answer Empty(int status = 200) => new(status, null, [], null);

    /// <summary>Restlet announces plain text as ISO-8859-1; the texts are ASCII.</summary>
    public static Answer Text(string text, int status = 200, string contentType = "text/plain;charset=ISO-8859-1") =>
        new(status, contentType, Encoding.UTF8.GetBytes(text), null);

    public static Answer Html(string text, int status = 200) => new(status, "text/html;charset=UTF-8", Encoding.UTF8.GetBytes(text), null);

    public static Answer Json(string text, int status = 200) =>
        new(status, "application/json;charset=UTF-8", Encoding.UTF8.GetBytes(text), null);

    public static Answer Json(JsonNode node, int status = 200)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            node.WriteTo(writer);
        return new(status, "application/json;charset=UTF-8", buffer.ToArray(), null);
    }

    /// <summary>URIs, one per line, each line ended by CR LF.</summary>
    public static Answer UriList(IEnumerable<string> uris, int status = 200) =>
        new(status, "text/uri-list;charset=ISO-8859-1", Encoding.UTF8.GetBytes(string.Concat(uris.Select(uri => uri + "\r\n"))), null);

    /// <summary>XNAT streams tables, documents and archives: chunked, without a length.</summary>
    public static Answer Stream(
        string contentType,
        Func<Stream, CancellationToken, Task> writer,
        int status = 200) => new(status, contentType, null, (response, token) => writer(response.Body, token));

    public static Answer Sized(string contentType, long length, Func<Stream, CancellationToken, Task> writer) =>
        new(200, contentType, null, (response, token) => writer(response.Body, token)) { Length = length };

    /// <summary>What is written piece by piece straight into what is sent.</summary>
    public static Answer Piped(string contentType, long length, Func<PipeWriter, CancellationToken, Task> writer, int status = 200) =>
        new(status, contentType, null, (response, token) => writer(response.BodyWriter, token)) { Length = length };

    public Answer With(string header, string value)
    {
        headers.Add(new(header, value));
        return this;
    }

    public async Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = Status;
        foreach (var (name, value) in headers) response.Headers.Append(name, value);
        if (ContentType is not null) response.ContentType = ContentType;
        if (Body is not null) response.ContentLength = Body.Length;
        else if (Length is not null) response.ContentLength = Length;
        if (HttpMethods.IsHead(context.Request.Method)) return;
        if (Body is { Length: > 0 }) await response.Body.WriteAsync(Body, context.RequestAborted).ConfigureAwait(false);
        else if (Writer is not null) await Writer(response, context.RequestAborted).ConfigureAwait(false);
    }

    public override string ToString() => Status.ToString(CultureInfo.InvariantCulture);
}
