using System.Xml;
using System.Xml.Linq;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Items;
using Xnat.Typed.Server.Storage;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Importing;

/// <summary>Takes in what <c>/XAR</c> gives out: documents of experiments with their files beside them, in the folders of an archive. Called with the store locked for writing.</summary>
internal sealed class XarImport(Store store, Access access)
{
    private const string Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    /// <returns>Addresses of the experiments.</returns>
    public IReadOnlyList<string> Run(IReadOnlyList<KeyValuePair<string, FileContent>> files)
    {
        var documents = files.Where(file => file.Key.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)).Select(file => (Folder: FolderOf(file.Key), Root: Parse(file.Value), file.Key)).Where(document => document.Root is not null).ToList();
        var found = documents.ConvertAll(document => (document.Folder, document.Root, document.Key, Type: TypeOf(document.Root!))).FindAll(document => document.Type?.Is("xnat:experimentData") == true);
        if (found.Count == 0) throw RestException.BadRequest("The archive has no document of an experiment.");
        return found.ConvertAll(document => Import(document.Root!, document.Type!, document.Folder, [.. files.Where(file => file.Key != document.Key)]));
    }

    private string Import(XElement root, TypeEntry type, string folder, IReadOnlyList<KeyValuePair<string, FileContent>> files)
    {
        var name = (string?)root.Attribute("project");
        var project = name is null ? null : store.Project(name);
        if (project is null || !access.CanRead(project)) throw RestException.NotFound($"Unknown project: {name}");
        if (!access.CanEdit(project)) throw RestException.Forbidden("Invalid permissions for new session.");
        var label = (string?)root.Attribute("label") ?? (string?)root.Attribute("ID") ?? folder.TrimEnd('/');
        var row = store.Contents(project.Id).Experiments.FindLabel(label) is { } known && known.Type == type ? known : Create(root, type, project, label);
        new ItemXmlReader(store, access.Login, allowsDeletion: false).Apply(row, root);
        foreach (var scan in row.Rows("scans/scan")) scan.Put("image_session_ID", row.Id);
        foreach (var (path, content) in files.Where(file => file.Key.StartsWith(folder, StringComparison.Ordinal))) Attach(row, path[folder.Length..].Split('/'), content);
        return $"/data/archive/experiments/{row.Id}";
    }

    private Row Create(XElement root, TypeEntry type, Row project, string label)
    {
        if (store.Contents(project.Id).Experiments.FindLabel(label) is not null) throw new RestException(409, "Session already exists, retry with overwrite enabled");
        var row = store.NewRow(type, access.Login);
        row.Put("project", project.Id);
        row.Put("label", label);
        if (root.Elements().FirstOrDefault(element => element.Name.LocalName == "subject_ID")?.Value is { Length: > 0 } subject && type.Is("xnat:subjectAssessorData")) row.Put("subject_ID", Subject(project, subject).Id);
        if (root.Elements().FirstOrDefault(element => element.Name.LocalName == "imageSession_ID")?.Value is { Length: > 0 } session && type.Is("xnat:imageAssessorData"))
            row.Put("imageSession_ID", (store.Experiment(session) ?? throw RestException.BadRequest("The session of the assessor does not exist.")).Id);
        store.AddExperiment(row);
        return row;
    }

    private Row Subject(Row project, string name)
    {
        var subjects = store.Contents(project.Id).Subjects;
        if (subjects.FindId(name) is { } known) return known;
        if (subjects.FindLabel(name) is { } labelled) return labelled;
        var subject = store.NewRow(store.Types.Get("xnat:subjectData"), access.Login);
        subject.Put("project", project.Id);
        subject.Put("label", name);
        store.AddSubject(subject);
        return subject;
    }

    /// <summary><c>SCANS/{scan}/{resource}/…</c> and <c>RESOURCES/{resource}/…</c>; other folders have no place in the archive.</summary>
    private void Attach(Row row, string[] segments, FileContent content)
    {
        var (owner, member, label, path) = segments switch
        {
            ["SCANS", var scan, var resource, ..] when segments.Length > 3 && row.Rows("scans/scan").FirstOrDefault(candidate => candidate.Id == scan) is { } found => (found, "file", resource, segments.Skip(3)),
            ["RESOURCES", var resource, ..] when segments.Length > 2 => (row, row.Type.Is("xnat:imageAssessorData") ? "out/file" : "resources/resource", resource, segments.Skip(2)),
            _ => (null, "", "", []),
        };
        if (owner is null) return;
        var catalog = owner.Rows(member).FirstOrDefault(candidate => candidate["label"] == label);
        if (catalog is null)
        {
            catalog = owner.Attach(member, store.NewRow(store.Types.Get("xnat:resourceCatalog"), access.Login));
            catalog.Put("label", label);
        }

        catalog.Store(new StoredFile(string.Join('/', path), content, store.Clock.GetUtcNow(), access.Login));
    }

    private TypeEntry? TypeOf(XElement root) => store.Types.Find((string?)root.Attribute(XName.Get("type", Xsi))) ?? store.Types.FindByRoot(root.Name.NamespaceName, root.Name.LocalName);

    private static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];

    private static XElement? Parse(FileContent content)
    {
        try
        {
            using var stream = content.Open();
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
