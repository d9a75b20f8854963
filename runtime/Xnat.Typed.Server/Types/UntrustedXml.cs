using System.Xml;
using System.Xml.Linq;

namespace Xnat.Typed.Server.Types;

/// <summary>XML that others wrote: it declares nothing of its own, and nothing is fetched for it.</summary>
internal static class UntrustedXml
{
    public static XmlReaderSettings Settings => new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public static XmlReader Read(Stream stream) => XmlReader.Create(stream, Settings);

    public static XmlReader Read(string text) => XmlReader.Create(new StringReader(text), Settings);

    /// <exception cref="XmlException">It is not well-formed, or declares something.</exception>
    public static XElement Load(Stream stream)
    {
        using var reader = Read(stream);
        return XElement.Load(reader);
    }

    /// <inheritdoc cref="Load(Stream)"/>
    public static XElement Parse(string text)
    {
        using var reader = Read(text);
        return XElement.Load(reader);
    }
}
