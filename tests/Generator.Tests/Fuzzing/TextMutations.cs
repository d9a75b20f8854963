using System.Text;

namespace Xnat.Typed.Generator.Tests.Fuzzing;

/// <summary>Damage to the characters of a file, whatever they mean.</summary>
internal static class TextMutations
{
    private static readonly string[] Fragments =
    [
        "\0", "\u0001", "\u000B", "\uFFFF", "\uD800", "\uDC00", "\uFEFF", "&#0;", "&#xD800;", "&#x10FFFF;", "&undeclared;", "&lt;", "<",
        ">", "\"", "'", "<!--", "-->", "<![CDATA[", "]]>", "<?pi ?>", "<x:y/>", "</xs:schema>", "<xs:schema>", " name=\"\"",
        " type=\"xs:int\"", " maxOccurs=\"unbounded\"", "xmlns=\"\"", "xs:", "<xs:element/>", "<xs:complexType/>", "<xs:any/>",
    ];

    private static readonly string[] Prologs =
    [
        "<!DOCTYPE a [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]>",
        "<!DOCTYPE a SYSTEM \"file:///etc/passwd\">", "<!DOCTYPE a [<!ENTITY % e SYSTEM \"http://localhost:1/\"> %e;]>",
        "<?xml version=\"1.1\"?>", "<?xml version=\"1.0\" encoding=\"utf-16\"?>", "<html><body>Log in</body></html>", "   ", "\uFEFF",
        "text",
    ];

    private static readonly Func<string, Dice, string>[] All = [Cut, Insert, Remove, Repeat, Swap, Replace, PutProlog];

    public static string Apply(string text, Dice dice) => text.Length == 0 ? text : dice.Pick(All)(text, dice);

    private static string Cut(string text, Dice dice) => text[..dice.Below(text.Length)];

    private static string Insert(string text, Dice dice) =>
        text.Insert(dice.Below(text.Length), dice.OneIn(3) ? dice.Pick(HostileText.Anything) : dice.Pick(Fragments));

    private static string Remove(string text, Dice dice)
    {
        var start = dice.Below(text.Length);
        return text.Remove(start, Math.Min(dice.Between(1, 40), text.Length - start));
    }

    private static string Repeat(string text, Dice dice)
    {
        var start = dice.Below(text.Length);
        var piece = text.Substring(start, Math.Min(dice.Between(1, 200), text.Length - start));
        return text.Insert(start, string.Concat(Enumerable.Repeat(piece, dice.Between(1, 5))));
    }

    private static string Swap(string text, Dice dice)
    {
        var (first, second) = (dice.Below(text.Length), dice.Below(text.Length));
        var characters = new StringBuilder(text);
        (characters[first], characters[second]) = (characters[second], characters[first]);
        return characters.ToString();
    }

    private static string Replace(string text, Dice dice)
    {
        var characters = new StringBuilder(text);
        for (var count = dice.Between(1, 8); count > 0; count--)
            characters[dice.Below(text.Length)] = (char)dice.Below(dice.OneIn(2) ? 128 : 65536);
        return characters.ToString();
    }

    private static string PutProlog(string text, Dice dice) => dice.Pick(Prologs) + text;
}
