using System.Text.Json;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Prearchive;

namespace Xnat.Typed.Server.Persistence;

/// <summary>Keeps changes in a data folder, each commit in one transaction.</summary>
internal sealed class Journal(DataFolder folder, PrearchiveStore prearchive, Changes changes, KeptJson json) : IJournal
{
    private readonly Database database = folder.Database;
    private Store? store;
    private Counters? kept;

    public Changes Changes { get; } = changes;

    public string? Failure { get; private set; }

    /// <summary>Connects the journal with the data that it keeps.</summary>
    /// <param name="data">The data.</param>
    /// <param name="counters">Numbers given out by earlier processes.</param>
    public void Follow(Store data, Counters counters) => (store, kept) = (data, counters);

    public void Commit(Counters counters, IReadOnlyList<IRegister> registers)
    {
        try
        {
            var records = registers
                .Select(register => (Register: register, Keys: register.TakeChanges()))
                .Where(change => change.Keys.Count > 0)
                .ToList();
            if (Changes.IsEmpty && records.Count == 0 && counters == kept) return;
            database.Transact(() =>
            {
                foreach (var root in Changes.Roots) KeepDocument(root);
                foreach (var (owner, path) in Changes.Files) KeepFile(owner, path);
                foreach (var (register, keys) in records)
                    foreach (var key in keys) KeepRecord(register, key);
                foreach (var id in Changes.DeletedProjects) database.PutDeletedProject(id);
                database.PutCounters(counters);
            });
            kept = counters;
        }
        catch (Exception exception)
        {
            // Whatever it was: memory now holds what the folder does not.
            Failure = $"The server could not write to its data folder ({exception.Message.TrimEnd('.')}) and answers no more requests, "
                + "since it could not keep their changes. See to the disk and start the server again.";
            throw new RestException(503, Failure);
        }
        finally
        {
            Changes.Clear();
        }
    }

    public void Load(IRegister register) => database.LoadRecords(register);

    private void KeepDocument(Row root)
    {
        var (kind, document) = DocumentOf(root);
        if (document is null)
        {
            // Its files stay for now: they may belong to something that has moved elsewhere. What has no owner is swept at the next start.
            database.Execute("DELETE FROM documents WHERE number = $1", root.Number);
            return;
        }

        database.PutDocument(kind, root, JsonSerializer.SerializeToUtf8Bytes(document, json.Document));
    }

    /// <summary>The object with what belongs to it; nothing for one that has been removed.</summary>
    private (string Kind, Document? Document) DocumentOf(Row root)
    {
        if (ReferenceEquals(store!.Experiment(root.Id), root)) return (DocumentKinds.Experiment, new(root));
        if (ReferenceEquals(store.Subject(root.Id), root)) return (DocumentKinds.Subject, new(root));
        if (ReferenceEquals(store.Project(root.Id), root)) return (DocumentKinds.Project, new(root) { Contents = store.Contents(root.Id) });
        return prearchive.Find(root) is { } waiting ? (DocumentKinds.Waiting, new(root) { Waiting = waiting }) : ("", null);
    }

    private void KeepFile(Row owner, string path)
    {
        if (owner.File(path) is not { } file)
        {
            database.Execute("DELETE FROM files WHERE owner = $1 AND path = $2", owner.Number, path);
            return;
        }

        database.PutFile(
            owner.Number,
            path,
            JsonSerializer.SerializeToUtf8Bytes(file, json.CatalogEntry),
            file.Content.Bytes,
            file.Content.KeepIn(folder.Files.FullName));
    }

    private void KeepRecord(IRegister register, string key)
    {
        if (register.Save(key) is { } body) database.PutRecord(register.Kind, key, body);
        else database.Execute("DELETE FROM records WHERE kind = $1 AND key = $2", register.Kind, key);
    }
}
