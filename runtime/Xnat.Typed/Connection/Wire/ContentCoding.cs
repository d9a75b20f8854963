using System.IO.Compression;

namespace Xnat.Typed;

/// <summary>Encodings that bodies of answers are wrapped in on their way (RFC 9110, 8.4).</summary>
internal static class ContentCoding
{
    /// <summary>What is asked for where text is expected.</summary>
    public const string Accepted = "gzip, deflate, br";

    /// <summary>What is asked for where a file is expected.</summary>
    public const string None = "identity";

    /// <summary>More than this, one inside the other, nobody sends in earnest.</summary>
    public const int MostLayers = 4;

    /// <summary>The encodings of a body in the order in which they were applied; empty for a plain one.</summary>
    public static IReadOnlyList<string> Of(HttpContent content)
    {
        if (!content.Headers.NonValidated.TryGetValues("Content-Encoding", out var lines)) return [];
        const StringSplitOptions split = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        var words = lines.SelectMany(static line => line.Split(',', split));
        return [.. words.Select(static word => word.ToUpperInvariant()).Where(static word => word != "IDENTITY")];
    }

    public static bool AreKnown(IReadOnlyList<string> codings) => codings.Count <= MostLayers && codings.All(IsKnown);

    public static bool IsKnown(string coding) => coding is "GZIP" or "X-GZIP" or "DEFLATE" or "BR";

    /// <summary>
    /// Takes one encoding off a stream, which goes with the result; what is broken is an <see cref="InvalidDataException"/>.
    /// </summary>
    public static Stream Undo(Stream encoded, string coding) => coding switch
    {
        "GZIP" or "X-GZIP" => new GZipStream(encoded, CompressionMode.Decompress),
        "DEFLATE" => new ZLibStream(encoded, CompressionMode.Decompress),
        "BR" => new BrotliBody(encoded),
        _ => throw new InvalidDataException(),
    };
}
