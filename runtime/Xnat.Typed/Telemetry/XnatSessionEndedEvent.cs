using System.Net;

namespace Xnat.Typed;

/// <summary>The session had ended on the server; a new one is asked for where the credential can.</summary>
/// <param name="Server">Host and port of the server.</param>
/// <param name="Method">Verb of the request whose answer showed it.</param>
/// <param name="Route">Its path as a template.</param>
/// <param name="Status">Status of the answer.</param>
public sealed record XnatSessionEndedEvent(string Server, string Method, string Route, HttpStatusCode Status) : XnatClientEvent(Server);
