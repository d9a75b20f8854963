using System.Text.Json;
using Microsoft.Data.Sqlite;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Prearchive;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Persistence;

/// <summary>Brings back what a data folder holds, and sweeps what belongs to nothing.</summary>
internal sealed class Loader(DataFolder folder, Store store, PrearchiveStore prearchive, KeptJson json)
{
    private readonly Dictionary<long, Row> rows = [];
    private readonly HashSet<string> keptNames = new(StringComparer.Ordinal);

    /// <param name="changes">Takes later changes; <see langword="null"/> for data that is not kept there.</param>
    /// <returns>Numbers given out by earlier processes.</returns>
    /// <exception cref="InvalidDataException">Something cannot be read; nothing has been changed.</exception>
    public Counters Load(Changes? changes)
    {
        try
        {
            var roots = LoadDocuments();
            var unowned = LoadFiles();
            foreach (var root in roots) root.Track(changes, isKept: true);
            changes?.Clear();
            var counters = folder.Database
                .Query("SELECT row, event, subject, experiment, position FROM counters")
                .Select(row => new Counters(row.GetInt64(0), row.GetInt64(1), row.GetInt32(2), row.GetInt32(3), row.GetInt64(4)))
                .First();
            store.Resume(counters, [.. folder.Database.Query("SELECT id FROM deleted_projects").Select(row => row.GetString(0))]);
            if (unowned.Count > 0)
                folder.Database.Transact(() => unowned.ForEach(file => folder.Database.Execute(
                    "DELETE FROM files WHERE sequence = $1", file)));
            folder.Sweep(keptNames);
            return counters;
        }
        catch (Exception exception) when (exception is JsonException or SqliteException or ArgumentException)
        {
            throw Damaged(exception.Message, exception);
        }
    }

    private List<Row> LoadDocuments()
    {
        var roots = new List<Row>();
        foreach (var kind in new[] { DocumentKinds.Project, DocumentKinds.Subject, DocumentKinds.Experiment, DocumentKinds.Waiting })
            foreach (var line in folder.Database.Query(
                "SELECT body, position FROM documents WHERE kind = $1 ORDER BY position, number", kind))
            {
                var document = JsonSerializer.Deserialize(line.GetFieldValue<byte[]>(0), json.Document)
                    ?? throw Damaged("an object is empty");
                document.Row.Position = line.GetInt64(1);
                Enlist(kind, document);
                Number(document.Row);
                roots.Add(document.Row);
            }

        foreach (var root in store.Subjects.Concat(store.Experiments))
            foreach (var share in root.Rows("sharing/share"))
                if (share["project"] is { } project && store.Project(project) is { } target) store.Share(root, target.Id, share["label"]);
        return roots;
    }

    private void Number(Row row)
    {
        rows.Add(row.Number, row);
        foreach (var child in row.Children.SelectMany(pair => pair.Value)) Number(child);
    }

    private void Enlist(string kind, Document document)
    {
        var row = document.Row;
        switch (kind)
        {
            case DocumentKinds.Project:
                store.Enlist(row, document.Contents ?? throw Damaged("a project has no settings"));
                break;
            case DocumentKinds.Subject when store.Project(row.Project) is not null:
                store.EnlistSubject(row);
                break;
            case DocumentKinds.Experiment when store.Project(row.Project) is not null:
                store.EnlistExperiment(row);
                break;
            case DocumentKinds.Waiting:
                var waiting = document.Waiting ?? throw Damaged("a session of the prearchive has no folder");
                waiting.Session = row;
                prearchive.Enlist(waiting);
                break;
            default:
                throw Damaged("an object has no project");
        }
    }

    /// <returns>Lines whose owner has been deleted.</returns>
    private List<long> LoadFiles()
    {
        var unowned = new List<long>();
        foreach (var line in folder.Database.Query("SELECT sequence, owner, path, body, content, kept_as FROM files ORDER BY sequence"))
        {
            if (!rows.TryGetValue(line.GetInt64(1), out var owner))
            {
                unowned.Add(line.GetInt64(0));
                continue;
            }

            var entry = JsonSerializer.Deserialize(line.GetFieldValue<byte[]>(3), json.CatalogEntry) ?? throw Damaged("a file is empty");
            var content = line.IsDBNull(5) ? new FileContent(line.GetFieldValue<byte[]>(4), entry.Digest) : Large(line.GetString(5), entry);
            owner.Store(new StoredFile(line.GetString(2), content, entry));
        }

        return unowned;
    }

    private FileContent Large(string name, CatalogEntry entry)
    {
        var file = new FileInfo(Path.Combine(folder.Files.FullName, name));
        if (!file.Exists) throw Damaged($"the file {file.FullName} is missing");
        if (file.Length != entry.Length) throw Damaged($"the file {file.FullName} has {file.Length} bytes instead of {entry.Length}");
        keptNames.Add(name);
        return FileContent.Kept(file.FullName, entry.Length, entry.Digest);
    }

    private static InvalidDataException Damaged(string what, Exception? cause = null) =>
        new($"The data folder is damaged: {what}. Restore a copy of it; nothing has been changed.", cause);
}
