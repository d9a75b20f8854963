namespace Xnat.Typed;

/// <summary>Something that happened between a client and its server, for logs. Nothing in it is a label, an address or a secret.</summary>
/// <param name="Server">Host and port of the server.</param>
public abstract record XnatClientEvent(string Server);
