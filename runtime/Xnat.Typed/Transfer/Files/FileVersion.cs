using System.Net;
using System.Net.Http.Headers;

namespace Xnat.Typed;

/// <summary>What a server says of the version of a file that it sends, to tell whether a later part belongs to it.</summary>
/// <param name="Tag">Its strong ETag, where there is one.</param>
/// <param name="Modified">When it was changed last.</param>
internal sealed record FileVersion(string? Tag, DateTimeOffset? Modified)
{
    /// <summary>Whether anything is known that would change with the file.</summary>
    public bool IsKnown => Tag is not null || Modified is not null;

    /// <summary>As <c>If-Range</c> takes it (RFC 9110, 13.1.5).</summary>
    public string? Condition => Tag ?? Modified?.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    public static FileVersion Of(HttpResponseMessage response) =>
        new(response.Headers.ETag is { IsWeak: false } tag ? tag.Tag : null, response.Content.Headers.LastModified);

    /// <summary>Whether an answer is the rest of this version from a place on.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="start">The place.</param>
    /// <param name="length">How long the whole is, where that is known.</param>
    public bool IsContinuedBy(HttpResponseMessage response, long start, long? length) =>
        response.StatusCode == HttpStatusCode.PartialContent
        && response.Content.Headers.ContentRange is { Unit: "bytes", From: { } from } range
        && from == start && Fits(range, length) && this == Of(response);

    private static bool Fits(ContentRangeHeaderValue range, long? length) =>
        range.Length is not { } all ? length is null || range.To == length - 1 : (length ?? all) == all && range.To == all - 1;
}
