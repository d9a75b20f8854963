using System.Globalization;
using Xnat.Typed.Server.Errors;

namespace Xnat.Typed.Server.Http;

/// <summary>Bodies that are read into memory: documents, forms, JSON. Files are not among them.</summary>
internal static class BoundedBody
{
    /// <summary>The most that is read, in bytes: 64 MiB, many times the largest document of an archive.</summary>
    private const int Largest = 64 << 20;

    /// <summary>The whole body, at its beginning.</summary>
    /// <exception cref="RestException">413: it is larger than 64 MiB.</exception>
    public static Task<MemoryStream> ReadAsync(Stream body, CancellationToken cancellationToken) => ReadAsync(body, 0, cancellationToken);

    /// <summary>A part of a body, at its beginning.</summary>
    /// <param name="body">The part.</param>
    /// <param name="held">Bytes that have been read of parts before it: all together are bounded.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RestException">413: they are more than 64 MiB.</exception>
    public static async Task<MemoryStream> ReadAsync(Stream body, long held, CancellationToken cancellationToken)
    {
        var kept = new MemoryStream();
        var buffer = new byte[16 << 10];
        while (await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is var count and > 0)
        {
            if (held + kept.Length + count > Largest) throw TooLarge();
            kept.Write(buffer, 0, count);
        }

        kept.Position = 0;
        return kept;
    }

    private static RestException TooLarge() => new(
        413, $"A document, form or JSON body may have {(Largest >> 20).ToString(CultureInfo.InvariantCulture)} MiB at the most.");
}
