using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Schema;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Files;

/// <summary>The catalog of a resource; XNAT answers it as XML whatever format is asked for.</summary>
internal static class CatalogXml
{
    private const string Cat = "http://nrg.wustl.edu/catalog";
    private const string Xsi = XmlSchema.InstanceNamespace;

    public static byte[] Write(Row resource)
    {
        var isDicom = resource.Files.Any(file => file.Uid is not null);
        var buffer = new MemoryStream();
        // Clients recognise a catalog by its first two lines.
        buffer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"u8);
        using (var writer = XmlWriter.Create(
            buffer,
            new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) }))
        {
            writer.WriteStartElement("cat", isDicom ? "DCMCatalog" : "Catalog", Cat);
            if (isDicom) writer.WriteAttributeString("UID", resource.Parent?["UID"] ?? "");
            else writer.WriteAttributeString("ID", resource["label"] ?? "");
            writer.WriteAttributeString("xmlns", "xsi", null, Xsi);
            writer.WriteStartElement("cat", "entries", Cat);
            foreach (var file in resource.Files) WriteEntry(writer, file, resource.Created.Event);
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        buffer.Write("\n"u8);
        return buffer.ToArray();
    }

    private static void WriteEntry(XmlWriter writer, Storage.StoredFile file, long createEvent)
    {
        writer.WriteStartElement("cat", "entry", Cat);
        writer.WriteAttributeString("ID", file.Path);
        if (file.Uid is not null) writer.WriteAttributeString("UID", file.Uid);
        writer.WriteAttributeString("URI", file.Path);
        if (file.ContentLabel.Length > 0) writer.WriteAttributeString("content", file.ContentLabel);
        writer.WriteAttributeString("createdBy", file.CreatedBy);
        writer.WriteAttributeString("createdEventId", createEvent.ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString(
            "createdTime", file.Created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture));
        writer.WriteAttributeString("digest", file.Content.Digest);
        if (file.Format.Length > 0) writer.WriteAttributeString("format", file.Format);
        if (file.InstanceNumber is not null) writer.WriteAttributeString("instanceNumber", file.InstanceNumber);
        writer.WriteAttributeString("name", file.Name);
        if (file.Uid is not null) writer.WriteAttributeString("xsi", "type", Xsi, "cat:dcmEntry");
        writer.WriteStartElement("cat", "metaFields", Cat);
        writer.WriteStartElement("cat", "metaField", Cat);
        writer.WriteAttributeString("name", "size_in_bytes");
        writer.WriteString(file.Content.Length.ToString(CultureInfo.InvariantCulture));
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }
}
