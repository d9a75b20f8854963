using System.Text.Json;
using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Accounts;

/// <summary>
/// The folder of the servers that somebody signed in to: a list of them, and a file with the session of each. No password is in it, and
/// only this account can read it.
/// </summary>
internal sealed class ServerStore
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string folder;

    private ServerStore(string folder) => this.folder = folder;

    /// <summary>
    /// <c>XNAT_TYPED_HOME</c>, or else <c>xnat-typed</c> in the folder for settings of programs: <c>XDG_CONFIG_HOME</c> or
    /// <c>~/.config</c>, on Windows <c>%APPDATA%</c>.
    /// </summary>
    public static ServerStore Of(ToolEnvironment environment)
    {
        if (environment.Variable("XNAT_TYPED_HOME") is { Length: > 0 } own) return new(Path.GetFullPath(own));
        var settings = environment.Variable("XDG_CONFIG_HOME") is { Length: > 0 } xdg
            ? xdg
            : Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return new(Path.Combine(settings, "xnat-typed"));
    }

    /// <summary>The servers, the current one first.</summary>
    /// <exception cref="MisuseException">The list cannot be understood.</exception>
    public KnownServers Read()
    {
        if (!File.Exists(ListPath)) return new(null, []);
        try
        {
            var known = JsonSerializer.Deserialize(File.ReadAllText(ListPath), KnownServersJson.Default.KnownServers);
            return known is { Servers: not null } ? known : throw new JsonException();
        }
        catch (JsonException)
        {
            throw new MisuseException($"The list of servers, {ListPath}, cannot be read; remove it and log in again.");
        }
    }

    /// <summary>The server of that name.</summary>
    /// <exception cref="MisuseException">There is none.</exception>
    public NamedServer Find(string name)
    {
        var known = Read().Servers;
        return known.FirstOrDefault(server => server.Name == name) ?? throw new MisuseException(
            known.Count == 0
                ? $"No server is called '{name}': there is none yet. Begin with: {ShellLine.Of("login", "URL", "--name", name)}"
                : $"No server is called '{name}'; there are {string.Join(", ", known.Select(server => server.Name))}.");
    }

    /// <summary>The server that is meant where none is named; <see langword="null"/> for none.</summary>
    public NamedServer? Current()
    {
        var known = Read();
        return known.Servers.FirstOrDefault(server => server.Name == known.Current);
    }

    /// <summary>Keeps a server, in place of one of the same name, and makes it the current one.</summary>
    public void Keep(NamedServer server) =>
        Write(new(server.Name, [server, .. Read().Servers.Where(other => other.Name != server.Name)]));

    /// <summary>Forgets a server; the one before it becomes the current one.</summary>
    public void Forget(string name)
    {
        var known = Read();
        var left = known.Servers.Where(server => server.Name != name).ToList();
        Write(new(known.Current == name ? left.FirstOrDefault()?.Name : known.Current, left));
    }

    /// <summary>Where the session of a server is.</summary>
    public string SessionPath(string name) => Path.Combine(folder, name + ".session");

    /// <summary>Whether something is a name: letters, digits, dots and dashes, since a file is called so.</summary>
    public static bool IsName(string text) => text.Length is > 0 and <= 64 && char.IsAsciiLetterOrDigit(text[0])
        && text.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');

    /// <summary>Makes the folder, for this account alone.</summary>
    public void Prepare()
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, Own);
    }

    private string ListPath => Path.Combine(folder, "servers.json");

    private void Write(KnownServers known)
    {
        Prepare();
        var next = ListPath + ".new";
        File.Delete(next);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(next, options)) JsonSerializer.Serialize(file, known, KnownServersJson.Default.KnownServers);
        File.Move(next, ListPath, overwrite: true);
    }
}
