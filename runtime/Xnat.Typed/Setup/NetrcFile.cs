using System.Text;

namespace Xnat.Typed;

/// <summary>Finds and reads the netrc file.</summary>
internal static class NetrcFile
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    public static string DefaultPath()
    {
        if (Environment.GetEnvironmentVariable("NETRC") is { Length: > 0 } named) return named;
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var path = Path.Combine(home, ".netrc");
        return OperatingSystem.IsWindows() && !File.Exists(path) ? Path.Combine(home, "_netrc") : path;
    }

    public static IReadOnlyList<NetrcEntry> Read(string path)
    {
        try
        {
            // Not ReadAllText, which would put other characters into a password that is no UTF-8.
            return Parse(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)), path);
        }
        catch (DecoderFallbackException)
        {
            throw new XnatException($"The netrc file {path} is not UTF-8; save it as such.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new XnatException($"There is no netrc file at {path}; write one with a line 'machine HOST login NAME password SECRET', or use another credential.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new XnatException($"The netrc file {path} cannot be read; check its permissions.", e);
        }
    }

    /// <exception cref="XnatException">The text is none; the message names the line and nothing that stands in it.</exception>
    public static IReadOnlyList<NetrcEntry> Parse(string text, string? path = null) => new NetrcParser(text, path is null ? "" : " " + path).Read();

    /// <summary>The entry of the host, in capital letters or not, or else the default entry.</summary>
    public static NetrcEntry? Find(IReadOnlyList<NetrcEntry> entries, string host) =>
        entries.FirstOrDefault(entry => entry.Machine == host)
        ?? entries.LastOrDefault(entry => entry.Machine is not null && entry.IsFor(host))
        ?? entries.FirstOrDefault(static entry => entry.Machine is null);

    /// <summary>What is wrong with the file's permissions, if anything is.</summary>
    public static string? WarningAbout(string path)
    {
        if (OperatingSystem.IsWindows()) return null;
        try
        {
            return (File.GetUnixFileMode(path) & Others) == UnixFileMode.None ? null : $"The netrc file {path} holds passwords and is not for its owner alone; run chmod 600 on it.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
