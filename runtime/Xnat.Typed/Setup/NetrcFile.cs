using System.Text;

namespace Xnat.Typed;

/// <summary>Finds and reads the netrc file.</summary>
internal static class NetrcFile
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

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
            throw new XnatException(
                $"There is no netrc file at {path}; write one with a line 'machine HOST login NAME password SECRET', or use another "
                + "credential.",
                e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new XnatException($"The netrc file {path} cannot be read; check its permissions.", e);
        }
    }

    /// <exception cref="XnatException">The text is none; the message names the line and nothing that stands in it.</exception>
    public static IReadOnlyList<NetrcEntry> Parse(string text, string? path = null) =>
        new NetrcParser(text, path is null ? "" : " " + path).Read();

    /// <summary>The last entry of the host, in capital letters or not, or else the last default entry.</summary>
    /// <param name="entries">The file's entries.</param>
    /// <param name="host">The server's name.</param>
    /// <param name="login">Who is to sign in, where that is given: entries of others do not count.</param>
    public static NetrcEntry? Find(IReadOnlyList<NetrcEntry> entries, string host, string? login = null)
    {
        var fit = entries.Where(entry => entry.IsFor(host) && (login is null || entry.Login == login)).ToList();
        return fit.FindLast(entry => entry.Machine == host) ?? fit.FindLast(static entry => entry.Machine is not null)
            ?? fit.LastOrDefault();
    }

    /// <summary>What is wrong with the file's permissions, if anything is.</summary>
    public static string? WarningAbout(string path)
    {
        if (OperatingSystem.IsWindows()) return null;
        try
        {
            return (File.GetUnixFileMode(path) & Others) == UnixFileMode.None ? null
                : $"The netrc file {path} holds passwords and is not for its owner alone; run chmod 600 on it.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
