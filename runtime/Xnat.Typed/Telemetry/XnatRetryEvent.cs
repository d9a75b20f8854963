using System.Net;

namespace Xnat.Typed;

/// <summary>A request failed and will be sent again.</summary>
/// <param name="Server">Host and port of the server.</param>
/// <param name="Method">The HTTP verb.</param>
/// <param name="Route">The path as a template.</param>
/// <param name="Status">Status of the answer; <see langword="null"/> where none came.</param>
/// <param name="Error">Class of the exception; <see langword="null"/> where an answer came.</param>
/// <param name="Attempt">How many times it was sent so far.</param>
/// <param name="Delay">How long is waited before the next.</param>
public sealed record XnatRetryEvent(
    string Server, string Method, string Route, HttpStatusCode? Status, string? Error, int Attempt, TimeSpan Delay)
    : XnatClientEvent(Server);
