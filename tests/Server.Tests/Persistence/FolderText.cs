using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Xnat.Typed.Server.Tests.Persistence;

/// <summary>The database of a data folder as a script of SQL that makes it again, the same for the same content.</summary>
internal static partial class FolderText
{
    private static readonly string[] Tables = ["documents", "files", "records", "deleted_projects", "counters"];

    /// <summary>The script. Names of large files, which are made by chance, become numbers.</summary>
    public static string Of(KeptServer kept)
    {
        using var connection = Open(kept);
        var script = new StringBuilder("-- A data folder of format 1, as FormatOperations left it. Never changed: another format gets a "
            + "file of its own.\n");
        foreach (var row in Rows(connection, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"))
            script.Append((string)row[0]).Append(";\n");
        foreach (var name in new[] { "application_id", "user_version" })
            script.Append(CultureInfo.InvariantCulture, $"PRAGMA {name} = {Rows(connection, "PRAGMA " + name).Single()[0]};\n");
        var large = 0;
        foreach (var table in Tables)
            foreach (var row in Rows(connection, $"SELECT * FROM {table} ORDER BY 1"))
            {
                if (table == "files" && row[^1] is string) row[^1] = string.Create(CultureInfo.InvariantCulture, $"large{++large}");
                script.Append(CultureInfo.InvariantCulture, $"INSERT INTO {table} VALUES ({string.Join(", ", row.Select(Literal))});\n");
            }

        return script.ToString();
    }

    /// <summary>Salts of passwords are made by chance too.</summary>
    public static string WithoutSalts(string script) => Salt().Replace(script, "\"Password\":null");

    /// <summary>Makes the folder again.</summary>
    public static void Write(KeptServer kept, string script, byte[] large)
    {
        Directory.CreateDirectory(Path.Combine(kept.Data, "files"));
        foreach (Match name in LargeName().Matches(script))
            File.WriteAllBytes(Path.Combine(kept.Data, "files", name.Groups["name"].Value), large);
        using var connection = Open(kept);
        using var command = connection.CreateCommand();
        command.CommandText = script;
        command.ExecuteNonQuery();
    }

    private static List<object[]> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>JSON stays readable; other bytes are digits.</summary>
    private static string Literal(object value) => value switch
    {
        DBNull => "NULL",
        byte[] json when json is [(byte)'{', ..] => $"CAST('{Quoted(Encoding.UTF8.GetString(json))}' AS BLOB)",
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        string text => $"'{Quoted(text)}'",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Quoted(string text) => text.Replace("'", "''", StringComparison.Ordinal);

    private static SqliteConnection Open(KeptServer kept)
    {
        var connection = new SqliteConnection($"Data Source={kept.Database};Pooling=False");
        connection.Open();
        return connection;
    }

    [GeneratedRegex("\"Password\":\\{[^}]*\\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Salt();

    [GeneratedRegex("'(?<name>large[0-9]+)'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LargeName();
}
