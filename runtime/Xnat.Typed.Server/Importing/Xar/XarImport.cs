using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Files;
using Xnat.Typed.Server.Items;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Importing.Xar;

/// <summary>
/// Takes in what <c>/XAR</c> gives out: documents of experiments with their files beside them, in
/// the folders of an archive. Called with the store locked for writing.
/// </summary>
internal sealed class XarImport(Store store, Access access)
{
    /// <returns>Addresses of the experiments.</returns>
    public IReadOnlyList<string> Run(IReadOnlyList<KeyValuePair<string, FileContent>> files)
    {
        var documents = files.Select(file => XarDocument.TryRead(file.Key, file.Value, store.Types)).OfType<XarDocument>().ToList();
        if (documents.Count == 0) throw RestException.BadRequest("The archive has no document of an experiment.");
        return documents.ConvertAll(document => Import(document, files));
    }

    private string Import(XarDocument document, IEnumerable<KeyValuePair<string, FileContent>> files)
    {
        var project = ProjectOf(document);
        var stored = store.Contents(project.Id).Experiments.FindLabel(document.Label);
        var row = stored is null ? Create(document, project) : stored.Type == document.Type ? stored : throw Taken();
        new ItemXmlReader(store, access.Login, allowsDeletion: false).Apply(row, document.Root);
        foreach (var scan in row.Rows("scans/scan")) scan.Put("image_session_ID", row.Id);
        foreach (var (path, content) in files.Where(file => document.Owns(file.Key)))
            Store(row, path[document.Folder.Length..], content);
        return $"/data/archive/experiments/{row.Id}";
    }

    private Row ProjectOf(XarDocument document)
    {
        var project = document.Project is { } name ? store.Project(name) : null;
        if (project is null || !access.CanRead(project)) throw RestException.NotFound($"Unknown project: {document.Project}");
        return access.CanEdit(project) ? project : throw RestException.Forbidden("Invalid permissions for new session.");
    }

    private Row Create(XarDocument document, Row project)
    {
        var row = store.NewRow(document.Type, access.Login);
        row.Put("project", project.Id);
        row.Put("label", SafeName.Demand(document.Label));
        if (document.Subject is { } subject) row.Put("subject_ID", SubjectOf(project, subject).Id);
        if (document.Session is { } session) row.Put("imageSession_ID", (store.Experiment(session) ?? throw NoSession()).Id);
        store.AddExperiment(row);
        return row;
    }

    /// <summary>The subject by ID or label, made if it is not there.</summary>
    private Row SubjectOf(Row project, string name)
    {
        var subjects = store.Contents(project.Id).Subjects;
        return subjects.FindId(name) ?? subjects.FindLabel(name) ?? store.AddSubject(project.Id, name, access.Login);
    }

    private void Store(Row experiment, string path, FileContent content)
    {
        if (Locate(experiment, path.Split('/')) is not var (location, label, name)) return;
        var resource = location.Resources.FirstOrDefault(known => known["label"] == label) ?? location.Add(store, label, access.Login);
        resource.Store(new StoredFile(name, content, store.Clock.GetUtcNow(), access.Login));
    }

    /// <summary>
    /// <c>SCANS/{scan}/{resource}/…</c> and <c>RESOURCES/{resource}/…</c>; other folders
    /// are left out, since no object has anything like them.
    /// </summary>
    private static (ResourceLocation Location, string Label, string Name)? Locate(Row experiment, string[] segments) => segments switch
    {
        ["SCANS", var id, var label, _, ..] when experiment.Rows("scans/scan").FirstOrDefault(scan => scan.Id == id) is { } scan =>
            (ResourceLocation.Of(scan), label, string.Join('/', segments[3..])),
        ["RESOURCES", var label, _, ..] => (ResourceLocation.Of(experiment), label, string.Join('/', segments[2..])),
        _ => null,
    };

    private static RestException Taken() => new(409, "Session already exists, retry with overwrite enabled");

    private static RestException NoSession() => RestException.BadRequest("The session of the assessor does not exist.");
}
