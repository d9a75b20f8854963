namespace Xnat.Typed.Tool.Tests.Verbs;

/// <summary>All verbs over a server's data. Those of schemas, and servers of our own, have tests of their own kind.</summary>
internal static class VerbTable
{
    /// <summary>Commands that no row of the table is about, and why.</summary>
    public static IReadOnlyDictionary<string, string> Elsewhere { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["serve"] = "It is the server: Serving.ServeTests.",
        ["parity"] = "It compares two servers: ParityTests.",
        ["schema"] = "Schemas are no data: Pulling, Emitting and what is beside them.",
        ["fields pull"] = "It makes a file for the compiler: FieldsPullTests.",
        ["fields check"] = "It compares one: FieldsCheckTests.",
        ["login"] = "It keeps a session: LoginTests.",
        ["logout"] = "It ends one: LoginTests.",
        ["completion"] = "It asks no server: ManualTests.",
        ["man"] = "It asks no server: ManualTests.",
        ["servers"] = "It asks no server: LoginTests.",
    };

    public static IReadOnlyList<VerbRow> Rows { get; } =
        [.. ListingVerbs.Rows, .. TransferVerbs.Rows, .. PrearchiveVerbs.Rows, .. ObjectVerbs.Rows, .. RestVerbs.Rows];

    /// <summary>Whether a command has tests of another kind, by itself or with all that are like it.</summary>
    public static bool IsElsewhere(string words) => Elsewhere.ContainsKey(words) || Elsewhere.ContainsKey(words.Split(' ')[0]);

    public static VerbRow Of(string words) => Rows.Single(row => row.Words == words);
}
