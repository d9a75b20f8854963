using System.Text;
using System.Xml;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Files;

/// <summary>A prepared download as a catalog: a set for each session, an entry for each resource.</summary>
internal static class DownloadCatalogXml
{
    private const string Cat = "http://nrg.wustl.edu/catalog";

    public static byte[] Write(
        string id, IReadOnlyList<(Row Session, IReadOnlyList<LocatedFile> Files)> sessions, ArchiveLayout layout, Store store)
    {
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(
            buffer, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) }))
        {
            writer.WriteStartElement("cat", "Catalog", Cat);
            writer.WriteAttributeString("ID", id);
            writer.WriteStartElement("cat", "sets", Cat);
            foreach (var (session, files) in sessions)
            {
                writer.WriteStartElement("cat", "entrySet", Cat);
                writer.WriteAttributeString("ID", session.Id);
                var subject = session["subject_ID"] is { } number ? store.Subject(number)?.Label : null;
                writer.WriteAttributeString("description", $"{subject} {session.Label}");
                writer.WriteStartElement("cat", "entries", Cat);
                foreach (var file in files.DistinctBy(file => (file.Location, file.Resource)))
                {
                    writer.WriteStartElement("cat", "entry", Cat);
                    writer.WriteAttributeString("name", layout.FolderOf(file));
                    writer.WriteAttributeString("URI", Uri(session, file));
                    writer.WriteEndElement();
                }

                writer.WriteEndElement();
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        return buffer.ToArray();
    }

    private static string Uri(Row session, LocatedFile file)
    {
        var location = file.Location;
        var below = location.Category switch
        {
            "scans" => $"/scans/{System.Uri.EscapeDataString(location.CategoryId)}",
            "resources" => "",
            var category => $"/{category}/{System.Uri.EscapeDataString(location.CategoryId)}/{location.Member.Split('/')[0]}",
        };
        return $"/archive/experiments/{session.Id}{below}/resources/{System.Uri.EscapeDataString(ArchiveLayout.Label(file))}";
    }
}
