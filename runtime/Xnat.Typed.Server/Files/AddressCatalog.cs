using System.Text;
using System.Xml;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Files;

/// <summary>
/// <c>format=xcat</c>: a catalog of full addresses instead of the files themselves, for programs that fetch them one by one.
/// </summary>
internal static class AddressCatalog
{
    private const string Cat = "http://nrg.wustl.edu/catalog";

    public static Answer Of(IReadOnlyList<LocatedFile> files, FileTables tables, ArchiveLayout layout, string siteUrl)
    {
        var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(
            buffer, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) }))
        {
            writer.WriteStartElement("cat", "Catalog", Cat);
            writer.WriteStartElement("cat", "entries", Cat);
            foreach (var file in files)
            {
                writer.WriteStartElement("cat", "entry", Cat);
                writer.WriteAttributeString("name", layout.NameOf(file));
                writer.WriteAttributeString("URI", siteUrl + tables.Uri(file, null));
                if (file.File.Format.Length > 0) writer.WriteAttributeString("format", file.File.Format);
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        var bytes = buffer.ToArray();
        return Answer.Stream("application/xcat", async (stream, token) =>
            await stream.WriteAsync(bytes, token).ConfigureAwait(false)).With("Content-Disposition", "inline; filename=\"files.xcat\";");
    }
}
