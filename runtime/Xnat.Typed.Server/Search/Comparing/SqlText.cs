using System.Globalization;
using System.Text;
using Xnat.Typed.Server.Errors;

namespace Xnat.Typed.Server.Search.Comparing;

/// <summary>Takes values apart that stand in SQL, or nearly so: quoted texts, lists, ranges.</summary>
internal static class SqlText
{
    /// <summary>
    /// The parts of a comma list; quotes hold commas together and are taken off. A bracket around the list is not part of it.
    /// </summary>
    public static IReadOnlyList<string> List(string text, bool isSql)
    {
        var list = text.Trim();
        if (list.StartsWith('(') && list.EndsWith(')')) list = list[1..^1];
        var parts = new List<string>();
        var start = 0;
        var quote = '\0';
        for (var index = 0; index < list.Length; index++)
        {
            if (quote != '\0') quote = list[index] == quote ? '\0' : quote;
            else if (list[index] is '\'' or '"') quote = list[index];
            else if (list[index] == ',')
            {
                parts.Add(list[start..index]);
                start = index + 1;
            }
        }

        parts.Add(list[start..]);
        return [.. parts.Select(part => Value(part, isSql))];
    }

    /// <summary>Lower and upper end of <c>a AND b</c>.</summary>
    public static (string Low, string High) Range(string text, bool isSql)
    {
        var mark = text.IndexOf(" AND ", StringComparison.OrdinalIgnoreCase);
        return mark < 0 ? throw new RestException(500) : (Value(text[..mark], isSql), Value(text[(mark + 5)..], isSql));
    }

    /// <summary>
    /// A value without its quotes. In SQL a text has to have them, and everything else
    /// but a number is a name that the database does not know.
    /// </summary>
    public static string Value(string text, bool isSql)
    {
        var value = text.Trim();
        if (value.Length >= 2 && value[0] == '\'' && value[^1] == '\'') return Unquote(value);
        if (!isSql) return value.Length >= 2 && value[0] == '"' && value[^1] == '"' ? value[1..^1] : value;
        var isPlain = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            || value.ToUpperInvariant() is "TRUE" or "FALSE";
        return isPlain ? value : throw new RestException(500);
    }

    private static string Unquote(string value)
    {
        var text = new StringBuilder(value.Length);
        for (var index = 1; index < value.Length - 1; index++)
        {
            text.Append(value[index]);
            // A quote inside is written twice; a single one ends the text, and what follows is no value.
            if (value[index] != '\'') continue;
            if (index + 1 >= value.Length - 1 || value[index + 1] != '\'') throw new RestException(500);
            index++;
        }

        return text.ToString();
    }
}
