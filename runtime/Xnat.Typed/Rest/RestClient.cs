using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Refit;

namespace Xnat.Typed.Rest;

/// <summary>Makes REST interfaces callable: ours, and interfaces of your own for the endpoints of a server's plugins.</summary>
public static class RestClient
{
    private static readonly JsonSerializerOptions NoTypes = new() { TypeInfoResolver = JsonTypeInfoResolver.Combine() };

    /// <summary>The implementation of a REST interface that was generated with the interface.</summary>
    /// <typeparam name="T">An interface whose methods carry verb attributes.</typeparam>
    /// <param name="client">Sends the requests; needs a base address. Stays the caller's.</param>
    /// <param name="json">Types that methods send or return as JSON; not needed for responses, text and streams.</param>
    /// <returns>A thread-safe object without state of its own.</returns>
    /// <exception cref="InvalidOperationException">Nothing was generated for <typeparamref name="T"/>.</exception>
    public static T For<T>(HttpClient client, JsonSerializerContext? json = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(client);
        var settings = new RefitSettings(new SystemTextJsonContentSerializer(json?.Options ?? NoTypes))
        {
            Version = client.DefaultRequestVersion,
            VersionPolicy = client.DefaultVersionPolicy,
            ExceptionFactory = async response => response.IsSuccessStatusCode ? null : await FailureAsync(response, typeof(T).Name).ConfigureAwait(false),
            TransportExceptionFactory = static (_, exception, _) => exception,
        };
        return RestService.ForGenerated<T>(client, settings);
    }

    private static async Task<Exception> FailureAsync(HttpResponseMessage response, string face)
    {
        var content = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
        // Refit does not say which method was called, and the address would name people.
        return new RestResponseException(response.RequestMessage?.Method ?? HttpMethod.Get, $"(a route of {face})", response.StatusCode, response.ReasonPhrase, content);
    }
}
