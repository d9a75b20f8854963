namespace Xnat.Typed;

/// <summary>Reads the entries of a netrc text as Python's <c>netrc</c> module does, its refusals included.</summary>
internal sealed class NetrcParser(string text, string place)
{
    private const string DefaultName = "default";

    private readonly NetrcTokenizer tokens = new(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'));
    private readonly List<NetrcEntry> entries = [];

    /// <summary>All entries in their order.</summary>
    public IReadOnlyList<NetrcEntry> Read()
    {
        while (true)
        {
            var line = tokens.Line;
            var word = tokens.Read();
            if (word.Length == 0) break;
            if (word[0] == '#') SkipComment(word, line, onlyBare: true);
            else if (word == "macdef") SkipMacro();
            else if (word is "machine" or DefaultName) ReadEntry(word);
            else throw Wrong("a word where only machine, default, macdef or a comment may stand; a value with blanks belongs into " +
                "quotes, a comment directly below the line before it");
        }

        return entries;
    }

    private void ReadEntry(string word)
    {
        var name = word == DefaultName ? word : tokens.Read();
        if (name.Length == 0) throw Wrong("a machine without a name");
        var entry = new NetrcEntry(name == DefaultName ? null : name, null, null, null);
        while (true)
        {
            var line = tokens.Line;
            var key = tokens.Read();
            if (key is ['#', ..]) SkipComment(key, line, onlyBare: false);
            else if (key is "" or "machine" or DefaultName or "macdef")
            {
                tokens.PutBack(key);
                break;
            }
            else entry = With(entry, key);
        }

        entries.Add(entry);
    }

    private NetrcEntry With(NetrcEntry entry, string key) => key switch
    {
        "login" or "user" => entry with { Login = NotEmpty(tokens.Read()) },
        "password" => entry with { Password = NotEmpty(tokens.Read()) },
        "account" => entry with { Account = NotEmpty(tokens.Read()) },
        _ => throw Wrong("a word where only login, password, account or the next entry may stand; a value with blanks belongs into quotes"),
    };

    /// <summary>
    /// Skips the rest of a comment's line. Python does so only where the word began on the line that was read last, and between entries
    /// only after a '#' that stands alone: what else follows is read as words.
    /// </summary>
    private void SkipComment(string word, int line, bool onlyBare)
    {
        if (tokens.Line == line && (!onlyBare || word.Length == 1)) tokens.ReadLine();
    }

    private void SkipMacro()
    {
        tokens.Read();
        while (true)
        {
            var line = tokens.ReadLine();
            if (line.Length == 0) throw Wrong("the end of the file inside a macdef, which an empty line must end");
            if (line == "\n") return;
        }
    }

    private XnatException Wrong(string what) =>
        new($"Line {tokens.Line} of the netrc file{place} has {what}. Mend it, or give the credential in another way.");

    private static string? NotEmpty(string value) => value.Length == 0 ? null : value;
}
