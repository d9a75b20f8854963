namespace Xnat.Typed.Server.Routes;

/// <summary>Settings of a site that do not change while it runs.</summary>
/// <param name="SiteId">Start of accession IDs and realm of the challenge.</param>
/// <param name="Version">XNAT version that the server says it is.</param>
/// <param name="IsStrict">Whether unknown field paths are refused.</param>
/// <param name="Users">Accounts.</param>
internal sealed record SiteSettings(string SiteId, string Version, bool IsStrict, IReadOnlyList<XnatServerUser> Users)
{
    /// <summary>Folder from which imports may be started, if the site has one.</summary>
    public string? InboxFolder { get; init; }
}
