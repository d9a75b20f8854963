using System.Net;

namespace Xnat.Typed;

/// <summary>A request was sent, and its answer has begun or has failed to.</summary>
/// <param name="Server">Host and port of the server.</param>
/// <param name="Method">The HTTP verb.</param>
/// <param name="Route">The path as a template, such as <c>/data/projects/{project}</c>.</param>
/// <param name="Status">Status of the answer; <see langword="null"/> where none came.</param>
/// <param name="Error">Class of the exception; <see langword="null"/> where an answer came.</param>
/// <param name="Waited">How long the request waited for its turn.</param>
/// <param name="Duration">From there until the answer began.</param>
public sealed record XnatRequestEvent(
    string Server, string Method, string Route, HttpStatusCode? Status, string? Error, TimeSpan Waited, TimeSpan Duration)
    : XnatClientEvent(Server);
