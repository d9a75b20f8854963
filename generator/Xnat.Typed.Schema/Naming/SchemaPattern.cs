using System;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Xnat.Typed.Schema.Naming;

/// <summary>
/// Writes a regular expression of XML Schema (part 2, appendix F) as one of .NET that matches the same whole texts. It uses no more than
/// what an automaton can do: no reference back, no look around.
/// </summary>
internal sealed class SchemaPattern
{
    // Names of XML 1.0 (fifth edition, 2.3), as far as one UTF-16 unit tells.
    private const string NameStart = ":A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D"
        + "\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD";

    private const string NameCharacter = NameStart + "\\-.0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040";

    private const string NoWord = "\\p{P}\\p{Z}\\p{C}";

    private const string Word = "\\p{L}\\p{M}\\p{N}\\p{S}";

    private const string Space = " \\t\\n\\r";

    private const string Literals = "\\|.-^?*+{}()[]$/ \"'#&,:;<=>@`~!%";

    private readonly string pattern;
    private readonly StringBuilder result = new();
    private int at;

    private SchemaPattern(string pattern) => this.pattern = pattern;

    /// <summary>The expression; <see langword="null"/> if it has no equal.</summary>
    public static string? Translate(string pattern)
    {
        var translation = new SchemaPattern(pattern);
        if (!translation.Write()) return null;
        var expression = "\\A(?:" + translation.result + ")\\z";
        try
        {
            _ = new Regex(expression, RegexOptions.CultureInvariant);
            return expression;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private bool Write()
    {
        while (at < pattern.Length)
        {
            var isWritten = pattern[at] switch
            {
                '\\' => Escape(isInClass: false),
                '[' => Class(),
                '.' => Put("[^\\n\\r]"),
                // They stand for themselves, and not for the ends of the text.
                '^' or '$' => Put("\\" + pattern[at]),
                '(' when at + 1 < pattern.Length && pattern[at + 1] == '?' => false,
                var other => Put(other.ToString(CultureInfo.InvariantCulture)),
            };
            if (!isWritten) return false;
            at++;
        }

        return true;
    }

    private bool Put(string text)
    {
        result.Append(text);
        return true;
    }

    /// <summary>A class in brackets, with others that are taken out of it: <c>[a-z-[aeiou]]</c>.</summary>
    private bool Class()
    {
        Put("[");
        at++;
        if (at < pattern.Length && pattern[at] == '^') Put(pattern[at++].ToString(CultureInfo.InvariantCulture));
        for (; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case ']':
                    return Put("]");
                case '[' when pattern[at - 1] != '-':
                    return false;
                case '[':
                    if (!Class()) return false;
                    break;
                case '\\':
                    if (!Escape(isInClass: true)) return false;
                    break;
                case '^':
                    Put("\\^");
                    break;
                default:
                    result.Append(pattern[at]);
                    break;
            }
        }

        return false;
    }

    private bool Escape(bool isInClass)
    {
        if (++at >= pattern.Length) return false;
        var escaped = pattern[at];
        if (escaped is 'p' or 'P') return Category();
        if (escaped is 'n' or 'r' or 't' or 'd' or 'D') return Put("\\" + escaped);
        if (escaped == '_') return Put("_");
        if (Literals.IndexOf(escaped) >= 0) return Put("\\" + escaped);
        var (members, isComplement) = escaped switch
        {
            's' => (Space, false),
            'S' => (Space, true),
            'i' => (NameStart, false),
            'I' => (NameStart, true),
            'c' => (NameCharacter, false),
            'C' => (NameCharacter, true),
            'w' => (Word, false),
            'W' => (NoWord, false),
            _ => ("", false),
        };
        // A class of .NET has no member that is the complement of another class.
        if (members.Length == 0 || (isInClass && isComplement)) return false;
        return Put(isInClass ? members : "[" + (isComplement ? "^" : "") + members + "]");
    }

    private bool Category()
    {
        var end = pattern.IndexOf('}', at);
        if (end < 0 || at + 1 >= pattern.Length || pattern[at + 1] != '{') return false;
        Put("\\" + pattern.Substring(at, end - at + 1));
        at = end;
        return true;
    }
}
