using System;
using System.Linq;
using System.Text;

namespace Xnat.Typed.Schema.Naming.Identifiers;

/// <summary>
/// Turns an enumerated value into an identifier, in which signs that mean something are words: <c>-1</c> is <c>Minus1</c>,
/// <c>&lt;5%</c> is <c>LessThan5Percent</c>.
/// </summary>
internal static class ValueName
{
    private const string Prefix = "Value";

    /// <summary>The usual name: without punctuation that only parts words. Never empty, never beginning with a digit.</summary>
    public static string Short(string value)
    {
        if (value.Length == 0) return "Empty";
        var source = value.Normalize(NormalizationForm.FormC);
        var name = Spell(source, new SignContext(source).Find);
        return name.Length > 0 ? Begin(name) : Full(value);
    }

    /// <summary>With a word for each character that is neither letter nor digit, for values whose usual name is another's.</summary>
    public static string Full(string value)
    {
        if (value.Length == 0) return "Empty";
        var source = value.Normalize(NormalizationForm.FormC);
        var name = Spell(source, index => (Signs.NameOf(source[index]), 1));
        return Identifier.IsPart(source[0]) || Signs.HasName(source[0]) ? Begin(name) : Prefix + name;
    }

    private static string Spell(string source, Func<int, (string Word, int Length)> wordAt)
    {
        var result = new StringBuilder(source.Length);
        for (var index = 0; index < source.Length && result.Length < Identifier.GreatestLength;)
        {
            var start = index;
            while (index < source.Length && Identifier.IsPart(source[index])) index++;
            if (index > start)
            {
                result.Append(Identifier.From(source.Substring(start, index - start)));
                continue;
            }

            var (word, length) = wordAt(index);
            result.Append(word);
            index += length;
        }

        return Identifier.Cut(result);
    }

    private static string Begin(string name) => char.IsLetter(name.First()) ? name : Prefix + name;
}
