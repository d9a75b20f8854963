using System.Text;
using System.Text.Json;

namespace Xnat.Typed;

/// <summary>A file with the id of a session, for programs of one account that share it.</summary>
/// <param name="path">Its full path.</param>
internal sealed class SessionFile(string path)
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>A sign-in takes seconds; who holds the lock for longer has died on a disk that does not notice.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The session of a server; <see langword="null"/> if there is none.</summary>
    /// <exception cref="XnatException">Others can read the file, it is of another server, or is none.</exception>
    public (Uri Server, string Id)? Read(Uri? server)
    {
        if (!File.Exists(path)) return null;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(Own | UnixFileMode.UserExecute)) != UnixFileMode.None)
            throw new XnatException(
                "The session file can be read by other accounts, so what is in it is not used; chmod 600 it, or remove it.");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            var (its, id) = (json.RootElement.GetProperty("server").GetString(), json.RootElement.GetProperty("session").GetString());
            if (!Uri.TryCreate(its, UriKind.Absolute, out var known) || SessionId.Parse(id ?? "") is not { } session) throw NoSession(null);
            return server is null || known == server
                ? (known, session)
                : throw new XnatException("The session file is of another server; give each server a file of its own.");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw NoSession(e);
        }
    }

    /// <summary>Puts a session into the file, whole or not at all.</summary>
    public void Write(Uri server, string id)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteString("server", server.AbsoluteUri);
            json.WriteString("session", id);
            json.WriteEndObject();
        }

        var next = path + ".new";
        File.Delete(next);
        using (var file = new FileStream(next, Private(FileMode.CreateNew))) file.Write(text.ToArray());
        File.Move(next, path, overwrite: true);
    }

    public void Delete()
    {
        File.Delete(path);
        File.Delete(LockPath);
    }

    /// <summary>Waits until nobody else signs in by this file, and keeps others waiting until it is disposed.</summary>
    /// <exception cref="XnatException">Somebody else signs in for minutes.</exception>
    public async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        var begin = Environment.TickCount64;
        while (true)
        {
            try
            {
                return new(LockPath, Private(FileMode.OpenOrCreate));
            }
            catch (IOException e) when (e is not DirectoryNotFoundException)
            {
                if (Environment.TickCount64 - begin > Patience.TotalMilliseconds)
                    throw new XnatException("Another program has held the session file for two minutes; see whether it still runs.");
                await Task.Delay(100, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private string LockPath => path + ".lock";

    private static FileStreamOptions Private(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Own;
        return options;
    }

    private static XnatException NoSession(Exception? cause) =>
        new("The session file holds no session; remove it, so that a new one is made.", cause);
}
