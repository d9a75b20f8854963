using System.Net;

namespace Xnat.Typed.Rest;

/// <summary>
/// A REST interface's method that promises a value got an answer with an error status.
/// Methods that return the response itself never throw it.
/// </summary>
/// <remarks>The message names method, route template and status only; what the server wrote is in <see cref="Content"/>.</remarks>
public sealed class RestResponseException : HttpRequestException
{
    /// <summary>Makes the exception from the parts of an answer.</summary>
    /// <param name="method">What was sent.</param>
    /// <param name="route">Route template, without the values in it.</param>
    /// <param name="status">What came back.</param>
    /// <param name="reasonPhrase">The server's words for the status, if any.</param>
    /// <param name="content">The body of the answer.</param>
    public RestResponseException(HttpMethod method, string route, HttpStatusCode status, string? reasonPhrase, string content)
        : base($"{method} {route} answered {(int)status} {reasonPhrase ?? status.ToString()}. Read Content for what the server wrote.", inner: null, status)
    {
        Method = method;
        Route = route;
        ReasonPhrase = reasonPhrase;
        Content = content;
    }

    /// <summary>The HTTP method that was sent.</summary>
    public HttpMethod Method { get; }

    /// <summary>The route template, without the values in it.</summary>
    public string Route { get; }

    /// <summary>The server's words for the status, if any.</summary>
    public string? ReasonPhrase { get; }

    /// <summary>The body of the answer. It may name people; think before logging it.</summary>
    public string Content { get; }
}
