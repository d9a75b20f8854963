using System.Text;

namespace Xnat.Typed;

/// <summary>Reads the netrc format: words between blanks, quoted where they hold blanks, <c>#</c> begins a comment, <c>macdef</c> runs to the next empty line.</summary>
internal static class NetrcFile
{
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
            return Parse(File.ReadAllText(path));
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

    public static IReadOnlyList<NetrcEntry> Parse(string text)
    {
        var entries = new List<NetrcEntry>();
        var rest = text.AsSpan();
        while (NextWord(ref rest) is { } word)
        {
            if (word == "machine") entries.Add(new(NextWord(ref rest), null, null));
            else if (word == "default") entries.Add(new(null, null, null));
            else if (word == "macdef") SkipMacro(ref rest);
            else if (word is "login" or "password" or "account" && NextWord(ref rest) is { } value && entries.Count > 0)
                entries[^1] = With(entries[^1], word, value);
        }

        return entries;
    }

    private static NetrcEntry With(NetrcEntry entry, string word, string value) => word switch
    {
        "login" => entry with { Login = value },
        "password" => entry with { Password = value },
        _ => entry,
    };

    private static void SkipMacro(ref ReadOnlySpan<char> rest)
    {
        var unix = rest.IndexOf("\n\n", StringComparison.Ordinal);
        var windows = rest.IndexOf("\n\r\n", StringComparison.Ordinal);
        var end = unix < 0 ? windows : windows < 0 ? unix : Math.Min(unix, windows);
        rest = end < 0 ? [] : rest[end..];
    }

    private static string? NextWord(ref ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart();
        while (rest is ['#', ..])
        {
            var line = rest.IndexOf('\n');
            rest = line < 0 ? [] : rest[line..].TrimStart();
        }

        if (rest.IsEmpty) return null;
        if (rest[0] == '"') return QuotedWord(ref rest);
        var end = rest.IndexOfAny(" \t\r\n");
        var word = end < 0 ? rest : rest[..end];
        rest = rest[word.Length..];
        return word.ToString();
    }

    private static string QuotedWord(ref ReadOnlySpan<char> rest)
    {
        var word = new StringBuilder();
        var at = 1;
        for (; at < rest.Length && rest[at] != '"'; at++)
        {
            if (rest[at] == '\\' && at + 1 < rest.Length) at++;
            word.Append(rest[at]);
        }

        rest = rest[Math.Min(at + 1, rest.Length)..];
        return word.ToString();
    }
}
