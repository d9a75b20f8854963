using System.Net.Http.Headers;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Objects as XML documents.</summary>
internal static class ObjectDocument
{
    private static readonly XNamespace Xnat = "http://nrg.wustl.edu/xnat";

    // Objects, shares and resources have addresses of their own; file, in and out are resources of scans, assessors and reconstructions.
    private static readonly HashSet<string> Parts =
        new(StringComparer.Ordinal) { "sharing", "resources", "experiments", "assessors", "file", "in", "out" };

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    /// <summary>Whether an element holds what is saved by an address of its own.</summary>
    public static bool IsPart(XElement element) => element.Name.Namespace == Xnat && Parts.Contains(element.Name.LocalName);

    /// <summary>The same of a path of core types.</summary>
    public static bool IsPart(string path) => Parts.Contains(path.Split('/')[0]);

    /// <summary>A copy that holds nothing with an address of its own but scans and reconstructions.</summary>
    public static XDocument WithoutParts(XDocument document)
    {
        var copy = new XDocument(document);
        copy.Root!.Descendants().Where(IsPart).ToList().ForEach(static part => part.Remove());
        return copy;
    }

    /// <summary>The document of an object, as the server has it now.</summary>
    /// <exception cref="XnatContentException">The answer is about another object.</exception>
    public static Task<XDocument> ReadAsync(XnatObject item, CancellationToken cancellationToken)
    {
        var location = ItemReading.LocationOf(item);
        return ReadAsync(location.Connection, location.Address, cancellationToken);
    }

    /// <summary>The document of what stands at an address that ends with its ID.</summary>
    /// <exception cref="XnatContentException">The answer is about another object.</exception>
    public static async Task<XDocument> ReadAsync(XnatConnection connection, string address, CancellationToken cancellationToken)
    {
        var document = await connection.XmlAsync(token => connection.Archive.GetDocumentAsync(address, token), cancellationToken)
            .ConfigureAwait(false);
        var id = address[(address.LastIndexOf('/') + 1)..];
        return string.Equals((string?)document.Root!.Attribute("ID"), id, StringComparison.OrdinalIgnoreCase)
            ? document
            : throw ItemReading.Other(connection, address);
    }

    /// <summary>A document as a body of known length: XNAT passes over any other.</summary>
    /// <exception cref="ArgumentException">The document holds what XML cannot.</exception>
    public static HttpContent Content(XDocument document)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, Settings)) document.Save(writer);
        var content = new ByteArrayContent(bytes.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("text/xml", "UTF-8");
        return content;
    }
}
