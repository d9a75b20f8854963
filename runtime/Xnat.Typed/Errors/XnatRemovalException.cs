using System.Xml.Linq;

namespace Xnat.Typed;

/// <summary>
/// The server took away more than the rows that were to be removed. <see cref="Document"/> has the object as it was before.
/// </summary>
public sealed class XnatRemovalException : XnatException
{
    /// <summary>Says what went.</summary>
    /// <param name="message">The text for the user; paths of fields in it, and no values.</param>
    /// <param name="document">The object as it was before the request.</param>
    public XnatRemovalException(string message, XDocument document)
        : base(message) =>
        Document = document;

    /// <summary>
    /// The object as it was before the request, to be put back by <c>PutXmlAsync</c>. It holds data of the server: treat it like these.
    /// </summary>
    public XDocument Document { get; }
}
