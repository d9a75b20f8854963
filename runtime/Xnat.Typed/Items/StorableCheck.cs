using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Refuses, before anything is sent, what XNAT would store as something else or somewhere else.</summary>
internal static class StorableCheck
{
    /// <exception cref="ArgumentException">A value that was set cannot be sent.</exception>
    public static void Refuse(XnatItem item)
    {
        if (Problem(item.Raw, item.XsiType, "") is { } problem) throw new ArgumentException(problem, nameof(item));
    }

    /// <summary>Why a text cannot be the key of a row, such as the name of a custom variable; <see langword="null"/> if it can.</summary>
    public static string? WhyNoKey(string key)
    {
        if (XnatText.WhyNotStorable(key) is { } reason) return reason;
        if (WhyNotAddressable(key) is { } problem) return problem;
        if (key.Length != key.AsSpan().Trim().Length)
            return $"XNAT takes {CharacterName.Of(char.IsWhiteSpace(key[0]) ? key[0] : key[^1])} off the ends of a key";
        return XnatText.HasEntity(key) ? "XNAT stores a key as it is sent, and one with an entity of XML would be read as another" : null;
    }

    private static string? WhyNotAddressable(string key) =>
        RowIdentity.FirstUnaddressable(key) is { } letter
            ? $"XNAT cannot address a row by a key with {CharacterName.Of(letter)} in it"
            : null;

    private static string? Problem(XnatRecord record, string path, string key)
    {
        if (record.TryGetSent(key, out var stored) && WhyNotAddressable(stored!) is { } why)
            return $"A row of {path} cannot be changed: {why}. Send the whole object as XML.";
        foreach (var (field, text) in record.Changes)
        {
            if (!RowIdentity.IsAddressable(field.Replace('/', '-')))
                return $"{path}/{field} cannot be saved: XNAT takes a dot in a name for the end of it. Send the whole object as XML.";
            if (text is not null && (field == key ? WhyNoKey(text) : XnatText.WhyNotStorable(text)) is { } reason)
                return $"{path}/{field} cannot be saved: {reason}. Set it to null to clear it, or choose another text.";
        }

        return record.AllRows
            .SelectMany(pair => pair.Value.Items.Where(static row => row.HasChanges), (pair, row) => (pair.Key, pair.Value, Row: row))
            .Select(found => Problem(found.Row, $"{path}/{found.Key}", found.Value.IsList ? found.Value.Key : ""))
            .FirstOrDefault(static problem => problem is not null);
    }
}
