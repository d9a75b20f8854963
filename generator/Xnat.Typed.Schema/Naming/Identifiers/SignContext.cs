namespace Xnat.Typed.Schema.Naming.Identifiers;

/// <summary>
/// Says what the signs in a value mean where they stand: a hyphen before a number is a minus, between numbers it says from where to where,
/// in a word it is none of both.
/// </summary>
internal sealed class SignContext
{
    private const char MinusSign = '\u2212';

    private readonly string text;

    /// <summary>How many hyphens frame the value at either end, as in <c>-- none --</c>.</summary>
    private readonly int frame;

    public SignContext(string text)
    {
        this.text = text;
        frame = Frame();
    }

    /// <summary>The word for what stands there, with how many characters it stands for; an empty word where it only parts others.</summary>
    public (string Word, int Length) Find(int index)
    {
        var sign = Signs.Find(text, index);
        if (sign.Word.Length > 0) return sign;
        var character = text[index];
        return (character == MinusSign || (IsHyphen(character) && IsMinus(index)) ? "Minus"
            : IsHyphen(character) && IsRange(index) ? "To"
            : character == '~' && StartsNumber(SkipBlanks(index, 1)) ? "About"
            : IsInNumber(index) ? Signs.NameOf(character)
            : "", 1);
    }

    private static bool IsHyphen(char character) =>
        character is '-' or '\u2010' or '\u2011' or '\u2013' or '\u2014' or '\uFE63' or '\uFF0D';

    private static bool IsBlank(char character) => char.IsWhiteSpace(character) || character == '\0';

    /// <summary>NUL, which XML does not have, beyond either end.</summary>
    private char At(int index) => index >= 0 && index < text.Length ? text[index] : '\0';

    private int Frame()
    {
        var (first, last) = (0, text.Length - 1);
        while (IsHyphen(At(first))) first++;
        while (last > first && IsHyphen(At(last))) last--;
        var isFramed = first > 0 && last < text.Length - 1 && char.IsLetter(At(SkipBlanks(first - 1, 1)));
        return isFramed ? System.Math.Min(first, text.Length - 1 - last) : 0;
    }

    private int SkipBlanks(int index, int step)
    {
        do index += step;
        while (char.IsWhiteSpace(At(index)));
        return index;
    }

    /// <summary>A point, comma, colon or slash between digits; the first two also before the first digit.</summary>
    private bool IsInNumber(int index)
    {
        if (At(index) is not ('.' or ',' or ':' or '/') || !char.IsDigit(At(index + 1))) return false;
        return char.IsDigit(At(index - 1)) || (At(index) is '.' or ',' && !Identifier.IsPart(At(index - 1)));
    }

    private bool StartsNumber(int index) =>
        char.IsDigit(At(index)) || At(index) == '\u221E' || (At(index) is '.' or ',' && char.IsDigit(At(index + 1)));

    private bool EndsNumber(int index) => char.IsDigit(At(index)) || At(index) is '%' or '\u2030' or '\u00B0';

    private bool IsMinus(int index)
    {
        if (index < frame || index >= text.Length - frame) return false;
        var (before, after) = (At(index - 1), At(index + 1));
        if (IsHyphen(before) && EndsNumber(index - 2)) return StartsNumber(index + 1);
        if (before is 'e' or 'E' && char.IsDigit(At(index - 2))) return char.IsDigit(after);
        if (Identifier.IsPart(before) || before is ')' or ']' or '%' or '\u00B0') return EndsWord(index);
        if (IsHyphen(before)) return IsHyphen(At(index + 1)) ? StartsValue(index) : StartsNumber(index + 1) || StartsValue(index);
        return index == 0 || !IsBlank(before)
            ? !IsBlank(after) || text.Length == 1 || StartsNumber(SkipBlanks(index, 1))
            : StartsNumber(index + 1) || Signs.IsMeaningful(after) || string.CompareOrdinal(text, index + 1, "INF", 0, 3) == 0;
    }

    /// <summary>Whether nothing but hyphens, which are few then, stands before.</summary>
    private bool StartsValue(int index) => index == 1 && IsHyphen(At(0)) && !IsBlank(At(index + 1));

    /// <summary><c>A-</c> and <c>ER-/PR+</c>, other than <c>pre- and post-</c>.</summary>
    private bool EndsWord(int index) =>
        At(index + 1) is '\0' or ')' or ']' or '/' or ',' or ';'
        && (char.IsUpper(At(index - 1)) || char.IsDigit(At(index - 1)) || !Identifier.IsPart(At(index - 1)));

    /// <summary>Between two numbers, and not in a row of more, which is a date or a code.</summary>
    private bool IsRange(int index)
    {
        var isSpaced = char.IsWhiteSpace(At(index - 1));
        if (isSpaced != char.IsWhiteSpace(At(index + 1))) return false;
        var (left, right) = (SkipBlanks(index, -1), SkipBlanks(index, 1));
        if (!EndsNumber(left)) return false;
        if (IsHyphen(At(right))) return StartsNumber(right + 1);
        return (StartsNumber(right) && !IsRow(left, -1) && !IsRow(right, 1)) || At(right) is '<' or '>' or '\u2264' or '\u2265';
    }

    /// <summary>Whether behind the number there is a hyphen with another number.</summary>
    private bool IsRow(int index, int step)
    {
        while (EndsNumber(index) || At(index) is '.' or ',') index += step;
        return IsHyphen(At(index)) && char.IsDigit(At(index + step));
    }
}
