namespace Xnat.Typed.Server.Sites;

/// <summary>Settings of a site that do not change while it runs.</summary>
/// <param name="SiteId">Start of accession IDs.</param>
/// <param name="IsStrict">Whether unknown field paths are refused.</param>
/// <param name="Started">When the server started.</param>
internal sealed record SiteSettings(string SiteId, bool IsStrict, DateTimeOffset Started)
{
    /// <summary>Whether listings come in another order each time.</summary>
    public bool HasUnstableOrder { get; init; }

    /// <summary>Whether a part of a file is sent where a part is asked for.</summary>
    public bool AnswersRanges { get; init; }
}
