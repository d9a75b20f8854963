using System.Globalization;

namespace Xnat.Typed.Model;

/// <summary>A decimal number of any length, taken apart so that no digit is lost: <c>-12.50</c>, <c>1.25E1</c>.</summary>
/// <param name="IsNegative">Whether it is below zero.</param>
/// <param name="Digits">Its digits, without zeros at either end; empty for zero.</param>
/// <param name="Exponent">Power of ten of the last digit.</param>
internal readonly record struct ExactNumber(bool IsNegative, string Digits, long Exponent)
{
    /// <summary>The number, or <see langword="null"/> if the text is none.</summary>
    public static ExactNumber? Parse(string text)
    {
        var rest = text.AsSpan().Trim();
        var mark = rest.IndexOfAny('e', 'E');
        var power = 0;
        if (mark >= 0)
        {
            if (!int.TryParse(rest[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out power)) return null;
            rest = rest[..mark];
        }

        var isNegative = rest.StartsWith('-');
        if (isNegative || rest.StartsWith('+')) rest = rest[1..];
        var point = rest.IndexOf('.');
        var whole = point < 0 ? rest : rest[..point];
        var fraction = point < 0 ? [] : rest[(point + 1)..];
        var all = string.Concat(whole, fraction);
        if (all.Length == 0 || all.AsSpan().ContainsAnyExceptInRange('0', '9')) return null;
        var digits = all.TrimStart('0');
        var significant = digits.TrimEnd('0');
        return significant.Length == 0
            ? new(false, "", 0)
            : new(isNegative, significant, (long)power - fraction.Length + digits.Length - significant.Length);
    }
}
