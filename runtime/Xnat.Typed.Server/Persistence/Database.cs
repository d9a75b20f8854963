using Microsoft.Data.Sqlite;

namespace Xnat.Typed.Server.Persistence;

/// <summary>The one connection to the database of a data folder.</summary>
/// <remarks>
/// Written ahead to a log that the operating system holds from the end of a transaction on: a kill of the process loses nothing of it.
/// The disk gets it later, so that a power cut may cost the last moments, but never half of a transaction.
/// </remarks>
internal sealed class Database : IDisposable
{
    /// <summary>Says that the file is ours: "xnat" in ASCII.</summary>
    private const int ApplicationId = 0x786e6174;

    private const int FormatVersion = 1;

    private const string Tables =
        "CREATE TABLE documents(number INTEGER PRIMARY KEY, kind TEXT NOT NULL, position INTEGER NOT NULL, body BLOB NOT NULL);\n"
        + "CREATE TABLE files(sequence INTEGER PRIMARY KEY, owner INTEGER NOT NULL, path TEXT NOT NULL, "
        + "body BLOB NOT NULL, content BLOB, kept_as TEXT, UNIQUE(owner, path));\n"
        + "CREATE TABLE records(sequence INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, body BLOB NOT NULL, "
        + "UNIQUE(kind, key));\n"
        + "CREATE TABLE deleted_projects(id TEXT PRIMARY KEY);\n"
        + "CREATE TABLE counters(id INTEGER PRIMARY KEY CHECK (id = 1), row INTEGER NOT NULL, event INTEGER NOT NULL, "
        + "subject INTEGER NOT NULL, experiment INTEGER NOT NULL, position INTEGER NOT NULL);\n"
        + "INSERT INTO counters VALUES (1, 0, 0, 0, 0, 0);";

    private const string TableNames = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";

    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);

    private Database(SqliteConnection connection) => this.connection = connection;

    /// <summary>Opens the database, or makes it.</summary>
    /// <exception cref="InvalidDataException">It is damaged, of a newer version or not ours; it is left as it is.</exception>
    /// <exception cref="InvalidOperationException">There is no SQLite for this platform.</exception>
    public static Database Open(string path)
    {
        var opened = Connect(path);
        try
        {
            opened.Open();
            var database = new Database(opened);
            database.Prepare(path);
            return database;
        }
        catch (SqliteException exception)
        {
            opened.Dispose();
            throw new InvalidDataException(
                $"The database {path} cannot be read: {exception.Message}. Restore a copy of the data folder; nothing has been changed.",
                exception);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Runs a statement that answers nothing.</summary>
    public void Execute(string sql, params ReadOnlySpan<object?> values) => Command(sql, values).ExecuteNonQuery();

    /// <summary>Runs a query; the rows are read one by one.</summary>
    public IEnumerable<SqliteDataReader> Query(string sql, params object?[] values)
    {
        using var reader = Command(sql, values).ExecuteReader();
        while (reader.Read()) yield return reader;
    }

    /// <summary>Everything in one transaction, or nothing.</summary>
    public void Transact(Action work)
    {
        Execute("BEGIN IMMEDIATE");
        try
        {
            work();
            Execute("COMMIT");
        }
        catch
        {
            Undo();
            throw;
        }
    }

    /// <summary>Takes all tables of another database in the place of its own, in one transaction.</summary>
    public void Replace(string path)
    {
        Execute("ATTACH DATABASE $1 AS other", path);
        try
        {
            Transact(() =>
            {
                foreach (var table in Query(TableNames).Select(row => row.GetString(0)).ToList())
                {
                    Run($"DELETE FROM main.{table}");
                    Run($"INSERT INTO main.{table} SELECT * FROM other.{table}");
                }
            });
        }
        finally
        {
            Execute("DETACH DATABASE other");
        }
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values) command.Dispose();
        connection.Dispose();
    }

    private static SqliteConnection Connect(string path)
    {
        try
        {
            return new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        }
        catch (TypeInitializationException exception)
        {
            const string Problem = "A data folder needs SQLite, whose library e_sqlite3 cannot be loaded on this platform";
            throw new InvalidOperationException($"{Problem}; without a data folder the server keeps everything in memory.", exception);
        }
    }

    private void Prepare(string path)
    {
        var application = Number("PRAGMA application_id");
        var version = Number("PRAGMA user_version");
        if (application == 0 && version == 0 && Number("SELECT count(*) FROM sqlite_master") == 0)
        {
            Execute("PRAGMA journal_mode = WAL");
            Transact(() => Run(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{Tables} PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {FormatVersion};")));
        }
        else
        {
            if (application != ApplicationId)
                throw new InvalidDataException($"The database {path} is not one of this server; choose another data folder.");
            if (version > FormatVersion)
                throw new InvalidDataException(
                    $"The data folder was written by a newer version of this server ({path} has format {version}, this version "
                    + $"knows {FormatVersion}). Update the server; nothing has been changed.");
            if (Query("PRAGMA quick_check(1)").Select(row => row.GetString(0)).First() is not "ok" and var damage)
                throw new InvalidDataException(
                    $"The database {path} is damaged: {damage}. Restore a copy of the data folder; nothing has been changed.");
        }

        Execute("PRAGMA synchronous = NORMAL");
        Execute("PRAGMA journal_size_limit = 67108864");
    }

    private long Number(string sql) => Query(sql).Select(row => row.GetInt64(0)).First();

    private void Run(string script)
    {
        using var command = connection.CreateCommand();
        command.CommandText = script;
        command.ExecuteNonQuery();
    }

    /// <summary>After some errors the transaction is gone already, and there is nothing left to undo.</summary>
    private void Undo()
    {
        try
        {
            Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
        }
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<object?> values)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var index = 1; index <= values.Length; index++)
                command.Parameters.Add(new SqliteParameter
                {
                    ParameterName = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"${index}")
                });
            prepared[sql] = command;
        }

        for (var index = 0; index < values.Length; index++) command.Parameters[index].Value = values[index] ?? DBNull.Value;
        return command;
    }
}
