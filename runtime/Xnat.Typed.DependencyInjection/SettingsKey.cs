namespace Xnat.Typed.DependencyInjection;

/// <summary>Takes the key, and nothing else, out of what the binder says.</summary>
internal static class SettingsKey
{
    public static string Describe(string message, string? section)
    {
        var known = typeof(XnatClientSettings).GetProperties().Select(static property => property.Name);
        // "Failed to convert configuration value '…' at 'Section:Key' to type '…'."
        var end = message.LastIndexOf("' to type '", StringComparison.Ordinal);
        var start = end < 0 ? -1 : message.LastIndexOf('\'', end - 1);
        if (start < 0)
            return $"{section ?? "The configuration"} has a key that is none of an XNAT client's; these are: {string.Join(", ", known)}.";
        var key = message[(start + 1)..end];
        return known.FirstOrDefault(name => key.EndsWith(name, StringComparison.OrdinalIgnoreCase)) is { } name
            ? $"{(section is null ? name : $"{section}:{name}")} has a value of another kind; see XnatClientSettings.{name}."
            : $"{section ?? "The configuration"} has a value of another kind than its key wants.";
    }
}
