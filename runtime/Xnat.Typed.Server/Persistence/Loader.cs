using System.Text.Json;
using Microsoft.Data.Sqlite;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Prearchive;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Persistence;

/// <summary>Brings back what a data folder holds, and sweeps what belongs to nothing.</summary>
internal sealed class Loader(DataFolder folder, Store store, PrearchiveStore prearchive)
{
    private readonly Dictionary<long, Row> rows = [];
    private readonly HashSet<string> keptNames = new(StringComparer.Ordinal);

    /// <returns>Numbers given out by earlier processes.</returns>
    /// <exception cref="InvalidDataException">Something cannot be read; nothing has been changed.</exception>
    public Counters Load(Changes changes)
    {
        try
        {
            var roots = LoadDocuments();
            var unowned = LoadFiles();
            foreach (var root in roots) root.Track(changes, isKept: true);
            changes.Clear();
            var counters = folder.Database.Query("SELECT row, event, subject, experiment, position FROM counters").Select(row => new Counters(row.GetInt64(0), row.GetInt64(1), row.GetInt32(2), row.GetInt32(3), row.GetInt64(4))).First();
            store.Resume(counters, [.. folder.Database.Query("SELECT id FROM deleted_projects").Select(row => row.GetString(0))]);
            if (unowned.Count > 0) folder.Database.Transact(() => unowned.ForEach(file => folder.Database.Execute("DELETE FROM files WHERE sequence = $1", file)));
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
            foreach (var line in folder.Database.Query("SELECT body, position FROM documents WHERE kind = $1 ORDER BY position, number", kind))
            {
                var form = JsonSerializer.Deserialize(line.GetFieldValue<byte[]>(0), KeptJson.Default.DocumentForm) ?? throw Damaged("an object is empty");
                var row = RowForms.ToRow(form.Row, store.Types, rows);
                row.Position = line.GetInt64(1);
                Enlist(kind, row, form);
                roots.Add(row);
            }

        foreach (var root in store.Subjects.Concat(store.Experiments))
            foreach (var share in root.Rows("sharing/share"))
                if (share["project"] is { } project && store.Project(project) is { } target) store.Share(root, target.Id, share["label"]);
        return roots;
    }

    private void Enlist(string kind, Row row, DocumentForm form)
    {
        switch (kind)
        {
            case DocumentKinds.Project:
                (form.Contents ?? throw Damaged("a project has no settings")).Fill(store.Enlist(row));
                break;
            case DocumentKinds.Subject when store.Project(row.Project) is not null:
                store.EnlistSubject(row);
                break;
            case DocumentKinds.Experiment when store.Project(row.Project) is not null:
                store.EnlistExperiment(row);
                break;
            case DocumentKinds.Waiting:
                prearchive.Enlist((form.Waiting ?? throw Damaged("a session of the prearchive has no folder")).ToSession(row));
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

            var form = JsonSerializer.Deserialize(line.GetFieldValue<byte[]>(3), KeptJson.Default.FileForm) ?? throw Damaged("a file is empty");
            var content = line.IsDBNull(5) ? new FileContent(line.GetFieldValue<byte[]>(4), form.Digest) : Large(line.GetString(5), form);
            owner.Store(form.ToFile(line.GetString(2), content));
        }

        return unowned;
    }

    private FileContent Large(string name, FileForm form)
    {
        var file = new FileInfo(Path.Combine(folder.Files.FullName, name));
        if (!file.Exists) throw Damaged($"the file {file.FullName} is missing");
        if (file.Length != form.Length) throw Damaged($"the file {file.FullName} has {file.Length} bytes instead of {form.Length}");
        keptNames.Add(name);
        return FileContent.Kept(file.FullName, form.Length, form.Digest);
    }

    private static InvalidDataException Damaged(string what, Exception? cause = null) =>
        new($"The data folder is damaged: {what}. Restore a copy of it; nothing has been changed.", cause);
}
