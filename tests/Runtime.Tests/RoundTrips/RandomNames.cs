using System.Text;

namespace Xnat.Typed.Runtime.Tests.RoundTrips;

/// <summary>Names and values as people give them and as nobody should, the same for each seed.</summary>
internal static class RandomNames
{
    public static readonly string[] Known =
    [
        "a b", "a#b", "100%", "%41", "%2F", "a+b", "a&b", "a&amp;b", "a=b", "a?b", "a;b", "a:b", "a,b", "a@b", "a|b", "a*b", "a~b", "a^b",
        "a`b", "a$b", "a!b", "(a)", "[a]", "{a}", "<a>", "\"a\"", "'a'", "don't", "Müller-Ö", "naïve", "患者一", "被験者",
        "환자", "😀", "👩‍🔬",
        "e\u0301", "007", "12345", "1e5", "1.0", "-1", "true", "null", "NULL", "Null", "a.b", "..a", "a..", ".", "..", "a/b", "/", "a\\b",
        "\\", "a\rb", "a\nb", "a\r\nb", "a\tb", "\u0001", "a\u007Fb", "a\u0085b", "\uD800", "a\uDC00b", "\uFFFE", "a b c", "a\u00A0b", " ",
        "",
        "a\u2028b", "a\u200Bb", "\u202Eabc", "<script>a</script>", "a{0}b", "$(a)", "-- a", "' or '1'='1", "ALL", "*", "[SLASH]", "files",
        "resources", "XNAT_S99999", "XNAT_E99999",
    ];

    private static readonly string[] Pieces =
    [
        "a", "Z", "0", "7", "_", "-", " ", "#", "%", "+", "&", "\"", "'", "<", ">", "?", "=", ";", ":", ",", ".", "(", ")", "[", "]", "{",
        "}", "@", "!", "$", "^", "*", "~", "`", "|", "ä", "ß", "É", "漢", "字", "😀", "%20", "&lt;", "&amp;", "/", "\\",
        "\r", "\n", "\t", "\u0007",
    ];

    /// <summary>How many of the last pieces are refused in names.</summary>
    private const int Refused = 6;

    /// <summary>Those that are known for even seeds, and as many random ones, without blanks at their ends.</summary>
    public static IEnumerable<string> Of(int seed, int count) =>
        (seed % 2 == 0 ? Known : []).Concat(Random(seed, count)).Distinct(StringComparer.Ordinal)
            .DistinctBy(static text => text.ToUpperInvariant(), StringComparer.Ordinal);

    /// <summary>How an exception may call one of the characters of a name.</summary>
    public static IEnumerable<string> CharactersOf(string name) => name.Select(static letter => letter switch
    {
        ' ' => "a blank",
        '\r' => "(CR)",
        '\n' => "(LF)",
        > ' ' and <= '~' => $"'{letter}'",
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"U+{(int)letter:X4}"),
    });

    private static IEnumerable<string> Random(int seed, int count)
    {
        var dice = new Random(seed);
        for (var made = 0; made < count; made++)
        {
            var text = new StringBuilder();
            for (var left = dice.Next(1, 9); left > 0; left--)
            {
                // With too many of the last ones nothing else would be tried.
                var among = dice.Next(6) == 0 ? Pieces.Length : Pieces.Length - Refused;
                text.Append(Pieces[dice.Next(among)]);
            }

            yield return text.ToString().Trim(' ');
        }
    }
}
