namespace Xnat.Typed.Tool.Commands;

/// <summary>
/// The library advises programmers; whoever typed a command is told the same in the command's own words. All that it does so stands here.
/// </summary>
internal static class LibraryAdvice
{
    /// <summary>What the library says, and what the command says for it; longer ones before those that they begin with.</summary>
    public static IReadOnlyList<(string Library, string Command)> Phrases { get; } =
    [
        ("Set Overwrite to Append or Delete if", "Add --overwrite append or --overwrite delete if"),
        ("from there with Overwrite, or delete it", "from there with --overwrite, or delete it"),
        (", or SkipPresent to leave", ", or --skip-present to leave"),
        ("ArchivingState.Log has the server's reason", "the server's own log has the reason"),
        ("ArchivingState.Log has the server's last log", "The server's own log says how far it is"),
        ("it with Overwrite or under another label", "it with --overwrite or under another label"),
        ("archive it with Overwrite or delete it", "archive it with --overwrite, or delete it"),
        ("set Overwrite to replace it, or give another RemotePath", "add --if-exists replace to replace it, or give it another name"),
        ("upload it again with Overwrite", "upload it again with --if-exists replace"),
        ("nobody writes to it, with Overwrite", "nobody writes to it, with --if-exists replace"),
        ("and IfExists is Fail", "and --if-exists is fail"),
        ("Set IfExists to Replace", "Add --if-exists replace"),
        ("set DirectoryOptions.IfExists to Replace", "add --if-exists replace"),
        ("by IfExists", "by --if-exists"),
        ("ReplacesFiles", "--replace-files"),
        ("EarlierCopies has their paths", "--json has their paths"),
        ("set AcceptFewer", "add --accept-fewer"),
        ("set DownloadOptions.Catalog to Lenient", "add --catalog lenient"),
        ("set XnatClientOptions.Reason, or give the call a reason", "add --reason TEXT"),
        ("set XnatClientOptions.Reason", "add --reason TEXT"),
        ("set XnatClientOptions.AllowPlainHttp", "add --allow-plain-http"),
        ("(XnatClientOptions.AllowPlainHttp)", "(--allow-plain-http)"),
        ("or give it in XnatClientOptions.TrustedAuthorities", "or name its file in SSL_CERT_FILE"),
        ("neither this machine nor XnatClientOptions.TrustedAuthorities has", "this machine does not have"),
        (
            "An authority of your own goes into XnatClientOptions.TrustedAuthorities, a client's certificate into ClientCertificates.",
            "The file of an authority of your own is named in SSL_CERT_FILE."),
        ("set XnatClientOptions.Proxy, with its Credentials", "name them in HTTPS_PROXY: http://NAME:PASSWORD@HOST:PORT"),
        ("in the environment or in XnatClientOptions.Proxy", "in the environment (HTTPS_PROXY, NO_PROXY)"),
        (
            "its own words are in ServerMessage and, in full, in the server's logs",
            "its own words, if there are any, follow, and stand in full in the server's logs"),
        ("its own words are in ServerMessage", "its own words, if there are any, follow"),
        ("The server's own words are in ServerMessage", "The server's own words, if there are any, follow"),
        ("The page's heading is in ServerMessage", "The page's heading follows"),
        ("Their paths are in Candidates", "Their paths follow"),
        ("Their addresses are in Candidates", "Their addresses follow"),
        ("those that fit are in Candidates", "those that fit follow"),
        ("they are in Candidates", "they follow"),
        ("by its ID, which is in Candidates, from", "by its ID, which follows, and without --project, from"),
        ("GetServerVersionAsync tells which it is", "xnat-typed schema list tells which it is"),
        (
            "all of them from a folder by ImportDirectoryAsync, or into the prearchive by ImportStudiesToPrearchiveAsync",
            "all of them from a folder, or into the prearchive by --to prearchive"),
        ("leave SkipPresent out", "leave --skip-present out"),
        ("SkipPresent needs a Project to look into", "--skip-present needs --project"),
        ("as UploadDirectoryAsync sends", "as a folder is sent"),
        (", or raise IdleTimeout", ", or try when the server has less to do"),
        (", or raise TotalTimeout", ", or try when the server has less to do"),
        (", or raise ConnectTimeout", ", or try later"),
        ("raise AnswerTimeout (for imports ArchiveTimeout)", "try when the server has less to do"),
        (" s (RetryAfter), then", " s, then"),
        (
            "XnatCredential.AliasToken with a token that was issued there, or XnatCredential.Session with the value of the cookie "
                + "JSESSIONID",
            "a token that was issued there: its name in XNAT_USER, its secret in XNAT_PASS"),
        ("LastStatus has the state that was seen last: wait again, or look later", "look later"),
        ("or set XnatClientOptions.Limits.DocumentBytes", "or read it by a program of your own with another limit"),
        (" in XnatClientOptions.Limits", " of the library, in a program of your own"),
        ("as with ZipFile.CreateFromDirectory", "as with zip -r"),
        ("It may be of another type; look without OfType, then check", "It may be of a type that is left out here; check"),
        ("Look at it by CustomFieldsAsync", "Look at it by fields get"),
        ("SaveAsync(allowsProblems: true) sends it all the same", "--unchecked sends it all the same"),
        ("call RemoveFieldAsync for that", "write NAME= for that"),
        ("Call DeleteAsync if that is wanted", "xnat-typed rest delete does that if it is wanted"),
        ("Its projects stand in the sharing/share rows of Raw", "xnat-typed rest get shows its projects among sharing/share"),
        ("Read the text through Raw.Values, and", "Look at the text by xnat-typed rest get, and"),
        ("Read it through Raw", "Look at it by xnat-typed rest get"),
        ("look at the answer through Raw", "look at the answer by xnat-typed rest get"),
    ];

    /// <summary>A message of the library in the words of the command.</summary>
    public static string Translate(string message)
    {
        foreach (var (library, command) in Phrases) message = message.Replace(library, command, StringComparison.Ordinal);
        return message;
    }
}
