using System.Text.Json;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Persistence;

/// <summary>Lines of the tables, as the journal of a data folder and the writer of a state both put them.</summary>
internal static class Tables
{
    public static void PutDocument(this Database database, string kind, Row row, byte[] body) => database.Execute(
        "INSERT INTO documents VALUES ($1, $2, $3, $4) ON CONFLICT(number) DO UPDATE SET kind = excluded.kind, position = "
        + "excluded.position, body = excluded.body",
        row.Number, kind, row.Position, body);

    /// <param name="database">The database.</param>
    /// <param name="owner">Number of the row that holds the file.</param>
    /// <param name="path">Path below it.</param>
    /// <param name="entry">Entry of the catalog.</param>
    /// <param name="content">The bytes, where they are in the database.</param>
    /// <param name="keptAs">Name of the file beside the database, where they are there.</param>
    public static void PutFile(
        this Database database, long owner, string path, byte[] entry, byte[]? content, string? keptAs) => database.Execute(
        """
        INSERT INTO files(owner, path, body, content, kept_as) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT(owner, path) DO UPDATE SET body = excluded.body, content = excluded.content, kept_as = excluded.kept_as
        """,
        owner, path, entry, content, keptAs);

    public static void PutRecord(this Database database, string kind, string key, byte[] body) => database.Execute(
        "INSERT INTO records(kind, key, body) VALUES ($1, $2, $3) ON CONFLICT(kind, key) DO UPDATE SET body = excluded.body",
        kind, key, body);

    public static void PutDeletedProject(this Database database, string id) =>
        database.Execute("INSERT OR IGNORE INTO deleted_projects VALUES ($1)", id);

    public static void PutCounters(this Database database, Counters counters) => database.Execute(
        "UPDATE counters SET row = $1, event = $2, subject = $3, experiment = $4, position = $5",
        counters.Row, counters.Event, counters.Subject, counters.Experiment, counters.Position);

    /// <exception cref="InvalidDataException">A record cannot be read.</exception>
    public static void LoadRecords(this Database database, IRegister register)
    {
        foreach (var row in database.Query("SELECT key, body FROM records WHERE kind = $1 ORDER BY sequence", register.Kind))
        {
            try
            {
                register.Load(row.GetString(0), row.GetFieldValue<byte[]>(1));
            }
            catch (JsonException exception)
            {
                throw new InvalidDataException(
                    $"The data folder holds a record of the kind '{register.Kind}' that this version cannot read. Restore a copy of the "
                    + "folder; nothing has been changed.",
                    exception);
            }
        }
    }
}
