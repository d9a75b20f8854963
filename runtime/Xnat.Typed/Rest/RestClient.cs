using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Refit;

namespace Xnat.Typed.Rest;

/// <summary>Makes REST interfaces callable: Refit's, with our exceptions in place of its own.</summary>
/// <remarks>
/// Only <see cref="RestService.ForGenerated{T}(HttpClient, RefitSettings)"/>: <c>For</c> would fall back to reflection, and
/// Refit.HttpClientFactory would give each interface a handler, that is, a session of its own.
/// </remarks>
internal sealed class RestClient(HttpClient http, Uri server, XnatClientOptions options)
{
    private static readonly JsonSerializerOptions NoTypes = new() { TypeInfoResolver = UnknownTypes.Instance };

    private RefitSettings? withoutTypes;

    /// <summary>The implementation that was generated with the interface.</summary>
    /// <param name="json">What methods send and return as JSON; not needed for answers, text and streams.</param>
    /// <exception cref="InvalidOperationException">Nothing was generated for it.</exception>
    public T For<T>(JsonSerializerOptions? json = null)
        where T : class =>
        RestService.ForGenerated<T>(
            http, json is null ? withoutTypes ??= Settings(NoTypes, isBuffered: false) : Settings(WithUnknown(json), isBuffered: true));

    private RefitSettings Settings(JsonSerializerOptions json, bool isBuffered) => new(new SystemTextJsonContentSerializer(json))
    {
        // JSON of known length can be sent again in a new session, and XNAT ignores a body of unknown length below /data. Our own contents
        // have theirs; buffered, what is larger than the memory could not be uploaded at all.
        Buffered = isBuffered,
        Version = http.DefaultRequestVersion,
        VersionPolicy = http.DefaultVersionPolicy,
        ExceptionFactory = FailureAsync,
        DeserializationExceptionFactory = Unreadable,
        TransportExceptionFactory = static (_, exception, _) => exception,
    };

    private static JsonSerializerOptions WithUnknown(JsonSerializerOptions json) =>
        new(json) { TypeInfoResolver = JsonTypeInfoResolver.Combine(json.TypeInfoResolver, UnknownTypes.Instance) };

    /// <summary>Asked about every answer to a method that gives a value or nothing; methods that give the answer itself judge it.</summary>
    private async ValueTask<Exception?> FailureAsync(HttpResponseMessage response) => response.IsSuccessStatusCode
        ? await PageCheck.FindAsync(response, ExpectedContent.Done, server, options, CancellationToken.None).ConfigureAwait(false)
        : await FailureReader.ReadAsync(response, server, options, CancellationToken.None).ConfigureAwait(false);

    private ValueTask<Exception?> Unreadable(HttpResponseMessage response, Exception exception)
    {
        if (exception is InvalidOperationException) return new(exception);
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is XnatException) return new(cause);
        }

        var route = $"{response.RequestMessage!.Method} {RouteTemplate.OfRequest(response.RequestMessage, server)}";
        return new(new XnatContentException(
            $"{route} answered something that is not the JSON which the interface expects; compare its types with what the server sends.",
            exception)
        {
            Route = route,
        });
    }
}
