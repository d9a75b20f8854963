using System.ComponentModel;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Xnat.Typed.Rest.BuiltIn;

/// <summary>Called by generated code: sends requests and reads answers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RestConnection
{
    private readonly HttpClient _client;
    private readonly JsonSerializerContext? _json;

    internal RestConnection(HttpClient client, JsonSerializerContext? json)
    {
        _client = client;
        _json = json;
    }

    /// <summary>A JSON body.</summary>
    /// <typeparam name="T">Type of the value, known to the context.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>A content that belongs to the caller.</returns>
    public HttpContent ToJson<T>(T value) => JsonContent.Create(value, TypeInfo<T>());

    /// <summary>The answer itself, whatever its status, once its headers are read.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The response, which belongs to the caller.</returns>
    public Task<HttpResponseMessage> SendAsync(RestRequest request, CancellationToken cancellationToken) =>
        SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    /// <summary>Sends and waits for a success status.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="route">Template of the route, for messages.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when the whole answer is there.</returns>
    public async Task RunAsync(RestRequest request, string route, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken).ConfigureAwait(false);
        await CheckAsync(request, route, response, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The body of the answer as text.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="route">Template of the route, for messages.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The text as it was sent.</returns>
    public async Task<string> ReadTextAsync(RestRequest request, string route, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        await CheckAsync(request, route, response, cancellationToken).ConfigureAwait(false);
        return await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The body of the answer as it arrives.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="route">Template of the route, for messages.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A stream that belongs to the caller; closing it ends the answer.</returns>
    public async Task<Stream> ReadStreamAsync(RestRequest request, string route, CancellationToken cancellationToken)
    {
        var content = await ReadContentAsync(request, route, cancellationToken).ConfigureAwait(false);
        return await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The body of the answer with its headers.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="route">Template of the route, for messages.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A content that belongs to the caller.</returns>
    public async Task<HttpContent> ReadContentAsync(RestRequest request, string route, CancellationToken cancellationToken)
    {
        var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            await CheckAsync(request, route, response, cancellationToken).ConfigureAwait(false);
            return response.Content;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>The body of the answer as JSON; the default value if there is none.</summary>
    /// <typeparam name="T">Type of the value, known to the context.</typeparam>
    /// <param name="request">What to send.</param>
    /// <param name="route">Template of the route, for messages.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The value.</returns>
    /// <exception cref="JsonException">The body is not JSON of this type.</exception>
    public async Task<T> ReadJsonAsync<T>(RestRequest request, string route, CancellationToken cancellationToken)
    {
        var type = TypeInfo<T>();
        using var response = await SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken).ConfigureAwait(false);
        await CheckAsync(request, route, response, cancellationToken).ConfigureAwait(false);
        if (response.Content.Headers.ContentLength == 0) return default!;
        return (await response.Content.ReadFromJsonAsync(type, cancellationToken).ConfigureAwait(false))!;
    }

    private static async Task CheckAsync(RestRequest request, string route, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode) return;
        var content = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        throw new RestResponseException(request.Method, route, response.StatusCode, response.ReasonPhrase, content);
    }

    private async Task<HttpResponseMessage> SendAsync(RestRequest request, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        using var message = request.ToMessage(_client);
        if (request.IsBuffered && message.Content is { } content) await content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
        return await _client.SendAsync(message, completion, cancellationToken).ConfigureAwait(false);
    }

    private JsonTypeInfo<T> TypeInfo<T>()
    {
        if (_json?.Options.TryGetTypeInfo(typeof(T), out var type) is true && type is JsonTypeInfo<T> known) return known;
        throw new InvalidOperationException(
            $"No JSON is known for {typeof(T)}. Add [JsonSerializable(typeof({typeof(T).Name}))] to a JsonSerializerContext and give that to RestClient.For.");
    }
}
