using System.Text.Json;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Prearchive;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Persistence.States;

/// <summary>
/// Puts everything that a store holds into an empty database, whether the store is kept elsewhere or nowhere. It goes by rows and
/// registers and knows no kind of record, so that new kinds come along.
/// </summary>
internal sealed class StateSnapshot(Database database, Store store, PrearchiveStore prearchive, KeptJson json)
{
    private readonly List<(string Name, FileContent Content)> large = [];

    /// <summary>Called with the store locked for reading.</summary>
    /// <returns>Contents too large for the database, which never change, by the names that it has for them.</returns>
    public IReadOnlyList<(string Name, FileContent Content)> Write()
    {
        database.Transact(() =>
        {
            foreach (var row in store.Projects) Put(DocumentKinds.Project, new(row) { Contents = store.Contents(row.Id) });
            foreach (var row in store.Subjects) Put(DocumentKinds.Subject, new(row));
            foreach (var row in store.Experiments) Put(DocumentKinds.Experiment, new(row));
            foreach (var waiting in prearchive.All) Put(DocumentKinds.Waiting, new(waiting.Session) { Waiting = waiting });
            foreach (var register in store.Registers)
                foreach (var key in register.Keys) database.PutRecord(register.Kind, key, register.Save(key)!);
            foreach (var id in store.DeletedProjects) database.PutDeletedProject(id);
            database.PutCounters(store.Counters);
        });
        return large;
    }

    private void Put(string kind, Document document)
    {
        database.PutDocument(kind, document.Row, JsonSerializer.SerializeToUtf8Bytes(document, json.Document));
        PutFiles(document.Row);
    }

    private void PutFiles(Row row)
    {
        foreach (var file in row.Files)
        {
            string? name = null;
            if (file.Content.Bytes is null) large.Add((name = Guid.NewGuid().ToString("N"), file.Content));
            database.PutFile(
                row.Number, file.Path, JsonSerializer.SerializeToUtf8Bytes(file, json.CatalogEntry), file.Content.Bytes, name);
        }

        foreach (var child in row.Children.SelectMany(pair => pair.Value)) PutFiles(child);
    }
}
