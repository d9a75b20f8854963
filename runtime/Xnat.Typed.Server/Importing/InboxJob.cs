namespace Xnat.Typed.Server.Importing;

/// <summary>An import from a folder of the server, as its address shows it.</summary>
internal sealed record InboxJob(
    string Status,
    long Id,
    string Username,
    IReadOnlyDictionary<string, string> Parameters,
    string SessionPath,
    bool Enabled,
    long Created,
    long Timestamp);
