using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Xnat.Typed;

/// <summary>Reads a whole XML document of an answer, within the limits.</summary>
internal static class XmlAnswer
{
    // What a document may refer to is not looked up, and what it declares is not expanded.
    private static readonly XmlReaderSettings Settings = new()
    {
        Async = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = false,
    };

    /// <param name="content">The answer.</param>
    /// <param name="route">Verb and template of what was asked.</param>
    /// <param name="longest">How many bytes are read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="XnatContentException">It is no complete XML, or too long.</exception>
    public static async Task<XDocument> ReadAsync(HttpContent content, string route, long longest, CancellationToken cancellationToken)
    {
        var bounded = await AnswerBytes.OpenAsync(content, route, longest, cancellationToken).ConfigureAwait(false);
        await using (bounded.ConfigureAwait(false))
        {
            try
            {
                using var reader = XmlReader.Create(bounded, Settings);
                return await XDocument.LoadAsync(reader, LoadOptions.PreserveWhitespace, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is XmlException or DecoderFallbackException)
            {
                throw new XnatContentException(
                    $"{route} answered something that is not complete XML, or declares a document type; the connection or the server broke "
                    + "off, or a proxy answered. Try again, then look at the answer through xnat.Http.",
                    e)
                {
                    Route = route,
                };
            }
        }
    }
}
