using System.Text;

namespace Xnat.Typed;

/// <summary>
/// Tells names that may be one on a disk which puts accents together (NFC, NFD), where the runtime has no tables of Unicode: with
/// <c>InvariantGlobalization</c> it normalizes ASCII alone. Names count as twins that are the same but for their accented letters, if one
/// of them is written with marks of its own; that may be too careful, and costs a number in the name.
/// </summary>
internal sealed class ComposedTwins
{
    private static readonly bool AreTablesMissing = "o\u0308".Normalize() != "\u00F6";

    // By their letters without accents: whether one of them has marks of its own.
    private readonly Dictionary<string, bool> known = new(StringComparer.Ordinal);

    /// <summary>Whether a name that was added may be the same on some disk.</summary>
    public bool MayHave(string name) =>
        AreTablesMissing && !Ascii.IsValid(name) && known.TryGetValue(BareOf(name), out var isMarked)
        && (isMarked || name.Any(IsMarked));

    public void Add(string name)
    {
        if (!AreTablesMissing || Ascii.IsValid(name)) return;
        var bare = BareOf(name);
        known[bare] = known.GetValueOrDefault(bare) || name.Any(IsMarked);
    }

    private static string BareOf(string name)
    {
        var bare = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            if (IsMark(letter) && bare.Length > 0) bare[^1] = '\uFFFD';
            else bare.Append(char.IsAscii(letter) ? letter : '\uFFFD');
        }

        return bare.ToString();
    }

    // Marks of Latin, Greek and Cyrillic, of kana, and the vowels and finals of Hangul.
    private static bool IsMark(char letter) =>
        letter is (>= '\u0300' and <= '\u036F') or '\u3099' or '\u309A' or (>= '\u1161' and <= '\u11FF');

    // Besides, letters that are but another code of one: Ohm, Ångström, and ideographs for compatibility.
    private static bool IsMarked(char letter) =>
        IsMark(letter) || letter is '\u2126' or '\u212B' or (>= '\uF900' and <= '\uFAFF');
}
