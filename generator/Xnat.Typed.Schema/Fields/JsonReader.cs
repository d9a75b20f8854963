using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Xnat.Typed.Schema.Fields;

/// <summary>Reads JSON (RFC 8259) with the place of each value, which no reader tells that a generator could load.</summary>
/// <param name="text">The whole text.</param>
internal sealed class JsonReader(string text)
{
    /// <summary>Deeper than any file of ours.</summary>
    private const int Deepest = 32;

    private static readonly Regex Number = new(
        "^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?\\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1));

    private int at;
    private int line = 1;
    private int lineStart;

    /// <exception cref="JsonFormatException">It is no JSON, or two members of an object have one name.</exception>
    public static JsonValue Read(string text)
    {
        var reader = new JsonReader(text);
        if (text.Length > 0 && text[0] == '\uFEFF') reader.lineStart = reader.at = 1;
        var value = reader.ReadValue(0);
        reader.SkipBlanks();
        return reader.at == text.Length ? value : throw reader.Wrong("something stands behind the end");
    }

    private int Column => at - lineStart + 1;

    private JsonValue ReadValue(int depth)
    {
        SkipBlanks();
        if (depth > Deepest) throw Wrong("it is nested too deeply");
        if (at == text.Length) throw Wrong("it ends before its value");
        return text[at] switch
        {
            '{' => ReadObject(depth),
            '[' => ReadArray(depth),
            '"' => ReadText(),
            't' => ReadWord("true", JsonKind.True),
            'f' => ReadWord("false", JsonKind.False),
            'n' => ReadWord("null", JsonKind.Null),
            _ => ReadNumber(),
        };
    }

    private JsonValue ReadObject(int depth)
    {
        var value = new JsonValue(JsonKind.Object, line, Column);
        var names = new HashSet<string>(StringComparer.Ordinal);
        at++;
        if (IsNext('}')) return value;
        do
        {
            SkipBlanks();
            if (at == text.Length || text[at] != '"') throw Wrong("a name in quotes is missing");
            var name = ReadText().Text;
            if (!names.Add(name)) throw Wrong("a name stands twice in one object");
            if (!IsNext(':')) throw Wrong("a colon is missing");
            value.Members.Add(new(name, ReadValue(depth + 1)));
        }
        while (IsNext(','));
        return IsNext('}') ? value : throw Wrong("a comma or '}' is missing");
    }

    private JsonValue ReadArray(int depth)
    {
        var value = new JsonValue(JsonKind.Array, line, Column);
        at++;
        if (IsNext(']')) return value;
        do value.Items.Add(ReadValue(depth + 1));
        while (IsNext(','));
        return IsNext(']') ? value : throw Wrong("a comma or ']' is missing");
    }

    private JsonValue ReadText()
    {
        var value = new JsonValue(JsonKind.Text, line, Column);
        var result = new StringBuilder();
        for (at++; ; at++)
        {
            if (at == text.Length || text[at] < ' ') throw Wrong("a text has no end in its line");
            if (text[at] == '"') break;
            result.Append(text[at] == '\\' ? ReadEscape() : text[at]);
        }

        value.Text = result.ToString();
        if (HasHalfCharacter(value.Text)) throw Wrong("a text holds half of a surrogate pair");
        at++;
        return value;
    }

    private static bool HasHalfCharacter(string read)
    {
        for (var index = 0; index < read.Length; index++)
        {
            if (!char.IsSurrogate(read[index])) continue;
            if (index + 1 == read.Length || !char.IsSurrogatePair(read[index], read[++index])) return true;
        }

        return false;
    }

    private char ReadEscape()
    {
        at++;
        var sign = at < text.Length ? text[at] : ' ';
        switch (sign)
        {
            case '"' or '\\' or '/': return sign;
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
        }

        const int Digits = 4;
        if (sign != 'u' || at + Digits >= text.Length || !ushort.TryParse(
            text.Substring(at + 1, Digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            throw Wrong("'\\' stands before something that JSON has no meaning for");
        at += Digits;
        return (char)code;
    }

    private JsonValue ReadWord(string word, JsonKind kind)
    {
        if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0) throw Wrong("no value of JSON begins so");
        var value = new JsonValue(kind, line, Column);
        at += word.Length;
        return value;
    }

    private JsonValue ReadNumber()
    {
        var value = new JsonValue(JsonKind.Number, line, Column);
        var start = at;
        while (at < text.Length && (char.IsDigit(text[at]) || text[at] is '-' or '+' or '.' or 'e' or 'E')) at++;
        value.Text = text.Substring(start, at - start);
        if (Number.IsMatch(value.Text)
            && double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && !double.IsInfinity(number))
            return value;
        at = start;
        throw Wrong("no value of JSON begins so");
    }

    private bool IsNext(char sign)
    {
        SkipBlanks();
        if (at == text.Length || text[at] != sign) return false;
        at++;
        return true;
    }

    private void SkipBlanks()
    {
        for (; at < text.Length && (text[at] is ' ' or '\t' or '\r' or '\n'); at++)
        {
            if (text[at] != '\n') continue;
            line++;
            lineStart = at + 1;
        }
    }

    private JsonFormatException Wrong(string message) => new(message, line, Column);
}
