using System.Text;

namespace Xnat.Typed.Runtime.Tests.Setup;

/// <summary>
/// Generates netrc texts: most nearly right, with all that the format knows and gets wrong; some of nothing but odd characters.
/// </summary>
internal static class NetrcTexts
{
    public static readonly string[] Hosts = ["a.test", "b.test", "A.test", "default", "c"];

    private static readonly string[] Blanks = [" ", " ", " ", "\n", "\n", "\t", "  ", "\n\n", "\r\n", "\r", " \n ", "\f"];
    private static readonly string[] Values =
        ["u", "p", "\"a b\"", "a\\ b", "#v", "v#w", "\"#\"", "\"\"", "a\"b", "\"a\\\"b\"", "\\\\", "\\#", "machine", "login", "\"open",
        "ä€", "x\\", "default", "'q'"];
    private static readonly string[] Comments =
        ["# a comment\n", "#comment\n", "#\n", "# machine x login y\n", "\n# after a line\n", "#a b c\n", "\"#\" d\n", " # e"];
    private static readonly string[] Odd =
        ["a", "b", "#", "\"", "\\", " ", "\n", "\t", "machine", "login", "password", "default", "macdef", "account", "user", "x\n\n"];

    public static IEnumerable<string> Generate(int seed, int count)
    {
        var random = new Random(seed);
        for (var at = 0; at < count; at++) yield return at % 5 == 0 ? OddText(random) : Text(random);
    }

    private static string OddText(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => Pick(random, Odd) + (random.Next(2) == 0 ? " " : "")));

    private static string Text(Random random)
    {
        var text = new StringBuilder();
        for (var entries = random.Next(1, 5); entries > 0; entries--)
        {
            if (random.Next(4) == 0) text.Append(Pick(random, Comments));
            if (random.Next(6) == 0)
                text.Append("macdef m").Append(Pick(random, Blanks)).Append("cd x\nput y\n").Append(random.Next(5) == 0 ? "" : "\n");
            text.Append(random.Next(6) == 0 ? "default" : "machine" + Pick(random, Blanks) + Pick(random, Hosts))
                .Append(Pick(random, Blanks));
            foreach (var key in (string[])["login", "account", "password"])
            {
                if (random.Next(6) == 0) continue;
                if (random.Next(10) == 0) text.Append(Pick(random, Comments));
                text.Append(random.Next(12) == 0 ? "user" : key).Append(Pick(random, Blanks))
                    .Append(random.Next(3) == 0 ? Pick(random, Values) : "w" + entries).Append(Pick(random, Blanks));
            }

            if (random.Next(20) == 0) text.Append("stray ");
        }

        return text.ToString();
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
