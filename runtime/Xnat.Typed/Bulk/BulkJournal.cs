using System.Text;
using System.Text.Json;

namespace Xnat.Typed;

/// <summary>
/// With which objects a work is done: one line of JSON each, after one that says what it is a journal of. A line counts when its end is
/// there; what a killed run left of one is cut off.
/// </summary>
internal sealed class BulkJournal : IDisposable
{
    private const int Version = 1;

    private readonly HashSet<string> done = new(StringComparer.Ordinal);
    private readonly Lock writing = new();
    private readonly FileStream file;

    private BulkJournal(FileStream file) => this.file = file;

    /// <summary>Opens the journal for this process alone, and makes it where there is none.</summary>
    /// <exception cref="InvalidOperationException">It is no journal, or one of another job or server, or another run holds it.</exception>
    /// <exception cref="XnatException">It cannot be opened, read or written.</exception>
    public static BulkJournal Open(string path, string job, Uri server)
    {
        var journal = new BulkJournal(OpenFile(path));
        try
        {
            journal.Read(job, server);
            return journal;
        }
        catch (Exception e)
        {
            journal.Dispose();
            if (DiskFailure.Is(e)) throw Unusable(e);
            throw;
        }
    }

    public bool Has(string address) => done.Contains(address);

    /// <summary>Notes one; it is in the hands of the system when this returns.</summary>
    /// <exception cref="XnatException">The disk is full, or the file cannot be written for another reason.</exception>
    public void Add(string address)
    {
        lock (writing) Write(Line(json => json.WriteString("done", address)));
    }

    public void Dispose() => file.Dispose();

    private static FileStream OpenFile(string path)
    {
        var how = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            return new(path, how);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            if (e is IOException and not (DirectoryNotFoundException or PathTooLongException) && File.Exists(path))
                throw new InvalidOperationException("Another run holds the journal. Wait until it has ended, or give each its own.", e);
            throw Unusable(e);
        }
    }

    private static XnatException Unusable(Exception cause) =>
        new("The journal cannot be read or written: check its folder, the permissions and the free space. Nothing more is begun; what "
            + "was noted before counts.", DiskFailure.WithoutPath(cause));

    private void Read(string job, Uri server)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var whole = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        var lines = Encoding.UTF8.GetString(bytes, 0, whole).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length > 0)
        {
            RequireHead(lines[0], job, server);
            foreach (var line in lines.AsSpan(1)) done.Add(Field(line, "done") ?? throw Foreign());
        }
        else if (!Head(job, server).StartsWith(Encoding.UTF8.GetString(bytes), StringComparison.Ordinal))
        {
            throw Foreign();
        }

        file.SetLength(whole);
        file.Position = whole;
        // A run that was killed before its first line was whole has begun nothing.
        if (lines.Length == 0) Write(Head(job, server));
    }

    private static string Head(string job, Uri server) => Line(json =>
    {
        json.WriteNumber("journal", Version);
        json.WriteString("job", job);
        json.WriteString("server", server.AbsoluteUri);
    });

    private static void RequireHead(string line, string job, Uri server)
    {
        if (Field(line, "server") is not { } itsServer || Field(line, "job") is not { } itsJob) throw Foreign();
        if (Number(line, "journal") != Version)
            throw new InvalidOperationException("The journal was written by another version of this library. Use that, or a new file.");
        if (itsServer != server.AbsoluteUri)
            throw new InvalidOperationException("The journal is of a work on another server. Give each server its own.");
        if (itsJob != job)
            throw new InvalidOperationException("The journal is of another job. Give each job a file of its own, or both the same name.");
    }

    private static InvalidOperationException Foreign() =>
        new("The file is no journal of a bulk run, and was not touched. Name a new file, or the one of the run to go on with.");

    private static string? Field(string line, string name) => Value(line, name) is { ValueKind: JsonValueKind.String } value
        ? value.GetString()
        : null;

    private static int? Number(string line, string name) =>
        Value(line, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    private static JsonElement? Value(string line, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var value)
                ? value.Clone()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Line(Action<Utf8JsonWriter> fields)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(line.ToArray()) + '\n';
    }

    private void Write(string line)
    {
        var end = file.Position;
        try
        {
            file.Write(Encoding.UTF8.GetBytes(line));
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            CutOff(end);
            throw Unusable(e);
        }
    }

    /// <summary>Half a line, as a full disk leaves one, must not get another behind it.</summary>
    private void CutOff(long end)
    {
        try
        {
            file.SetLength(end);
            file.Position = end;
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            // The next run cuts it off.
        }
    }
}
