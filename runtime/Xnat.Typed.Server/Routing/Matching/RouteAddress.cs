namespace Xnat.Typed.Server.Routing.Matching;

/// <summary>A path without its synonyms: <c>/REST</c> is <c>/data</c>, and the archive answers with and without its word.</summary>
/// <param name="Segments">The path as the table has it.</param>
/// <param name="IsBelowArchive">Whether the word stood there.</param>
internal readonly record struct RouteAddress(IReadOnlyList<string> Segments, bool IsBelowArchive)
{
    public static RouteAddress Of(IReadOnlyList<string> segments)
    {
        if (segments is not ["data" or "REST", ..]) return new(segments, false);
        var isBelowArchive = segments is [_, "archive", ..];
        return new(["data", .. segments.Skip(isBelowArchive ? 2 : 1)], isBelowArchive);
    }
}
