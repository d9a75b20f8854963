using System.Net.Http.Headers;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Xnat.Typed.Model;
using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>Objects as XML documents.</summary>
internal static class ObjectDocument
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    /// <summary>The document of an object, as the server has it now.</summary>
    /// <exception cref="XnatContentException">The answer is about another object.</exception>
    public static async Task<XDocument> ReadAsync(XnatObject item, CancellationToken cancellationToken)
    {
        var location = ItemReading.LocationOf(item);
        var document = await location.Connection.XmlAsync(
            token => location.Connection.Archive.GetDocumentAsync(location.Address, token), cancellationToken).ConfigureAwait(false);
        // Its address names the object by its ID.
        var id = location.Address[(location.Address.LastIndexOf('/') + 1)..];
        return string.Equals((string?)document.Root!.Attribute("ID"), id, StringComparison.OrdinalIgnoreCase)
            ? document
            : throw ItemReading.Other(location.Connection, location.Address);
    }

    /// <summary>Sends a document.</summary>
    /// <param name="connection">The session.</param>
    /// <param name="address">Where it goes.</param>
    /// <param name="document">The document.</param>
    /// <param name="removes">Whether what it leaves out is removed.</param>
    /// <param name="fields">What is set on top of it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The text of the answer: an ID, or nothing.</returns>
    public static async Task<string> SendAsync(
        XnatConnection connection,
        string address,
        XDocument document,
        bool removes,
        IReadOnlyList<KeyValuePair<string, string>> fields,
        string? reason,
        CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(Bytes(document));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/xml", "UTF-8");
        var query = new DocumentQuery { AllowDataDeletion = QueryFlag.WhenSet(removes), Reason = reason };
        var parameters = ItemWriting.Parameters(fields);
        return await connection.TextAsync(
            token => connection.Archive.PutDocumentAsync(address, content, query, parameters, token), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <exception cref="ArgumentException">It holds what XML cannot.</exception>
    private static byte[] Bytes(XDocument document)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, Settings)) document.Save(writer);
        return bytes.ToArray();
    }
}
