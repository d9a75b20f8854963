using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Xnat.Typed.Server.Types;

/// <summary>
/// XML that others wrote: it declares nothing of its own, nothing is fetched for it, and it nests within bounds.
/// </summary>
internal static class UntrustedXml
{
    /// <summary>
    /// How many elements may stand one inside the other. Documents are read by methods that call themselves for each level, and
    /// none of XNAT's data types comes near it: without a bound a body of 200 kB exhausts the stack, which ends the process.
    /// </summary>
    public const int DeepestElement = 200;

    public static XmlReaderSettings Settings => new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public static XmlReader Read(string text) => XmlReader.Create(new StringReader(text), Settings);

    /// <exception cref="XmlException">It is not well-formed, declares something, or nests too deeply.</exception>
    public static XElement Load(Stream stream)
    {
        // Bytes, not text: a document says by itself in which encoding it is. They are read twice, so they are kept.
        var kept = stream as MemoryStream ?? new MemoryStream();
        if (kept != stream) stream.CopyTo(kept);
        return Load(() => Rewound(kept));
    }

    /// <inheritdoc cref="Load(Stream)"/>
    public static XElement Parse(string text) => Load(() => Read(text));

    /// <summary>Why a document could not be read, in words that repeat nothing of it.</summary>
    /// <param name="what">The document, as the beginning of the sentence.</param>
    /// <param name="exception">What reading it ended with.</param>
    public static string Reason(string what, XmlException exception) => exception is XmlTooDeepException
        ? $"{what} nests more than {DeepestElement.ToString(CultureInfo.InvariantCulture)} elements."
        : $"{what} is not well-formed XML, line {exception.LineNumber.ToString(CultureInfo.InvariantCulture)}.";

    private static XElement Load(Func<XmlReader> open)
    {
        using (var depth = open())
            while (depth.Read())
                if (depth.Depth > DeepestElement)
                    throw new XmlTooDeepException();
        using var reader = open();
        return XElement.Load(reader);
    }

    private static XmlReader Rewound(MemoryStream stream)
    {
        stream.Position = 0;
        return XmlReader.Create(stream, Settings);
    }
}
