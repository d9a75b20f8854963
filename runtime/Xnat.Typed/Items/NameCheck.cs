using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Which IDs, labels and names an archive cannot keep, or nothing could reach again.</summary>
/// <remarks>docs/objects.md lists them.</remarks>
internal static class NameCheck
{
    /// <summary>Why a name cannot stand in an address, as a sentence without its end; <see langword="null"/> if it can.</summary>
    public static string? WhyUnaddressable(string name)
    {
        if (name is "." or "..") return "'.' and '..' are steps of an address";
        for (var at = 0; at < name.Length; at++)
        {
            var letter = name[at];
            if (char.IsSurrogatePair(name, at)) at++;
            else if (letter is '/' or '\\' || char.IsControl(letter) || char.IsSurrogate(letter))
                return $"XNAT takes {CharacterName.Of(letter)} in no address";
        }

        return null;
    }

    /// <summary>Refuses, before anything is sent, what shall not become the name of something.</summary>
    /// <exception cref="ArgumentException">The name cannot be kept, or nothing could be reached under it.</exception>
    public static void RefuseNew(string name, string parameter)
    {
        if (WhyNot(name) is { } reason) throw new ArgumentException($"The name cannot be sent: {reason}. Choose another.", parameter);
    }

    /// <summary>The same for the ID or label of a new object, whose kind may allow less.</summary>
    /// <exception cref="ArgumentException">It cannot be kept, or nothing could be reached under it.</exception>
    public static void RefuseNew(XnatObject item, string path, string name)
    {
        if ((WhyNot(name) ?? WhyNot(item, name)) is { } reason)
            throw new ArgumentException(
                $"The {path} of a new {item.GetType().Name} cannot be sent: {reason}. Choose another.", nameof(item));
    }

    private static string? WhyNot(string name)
    {
        if (string.IsNullOrWhiteSpace(name)) return "it is blank";
        return WhyUnaddressable(name) ?? XnatText.WhyNotStorable(name);
    }

    // What XNAT reads as something else than a name where it stands in an address of files and resources.
    private static string? WhyNot(XnatObject item, string name) => item switch
    {
        ProjectData => OtherThanInProjectIds(name) is { } other
            ? $"the ID of a project takes letters of ASCII, digits, '_' and '-', and {CharacterName.Of(other)} is in it"
            : null,
        ImageScanData when name is "ALL" or "*" => $"'{name}' means all scans",
        ImageScanData when name.Contains(',', StringComparison.Ordinal) => "',' parts several scans",
        ImageScanData when name.Contains("[SLASH]", StringComparison.Ordinal) || name.Contains("[COMMA]", StringComparison.Ordinal) =>
            "'[SLASH]' and '[COMMA]' mean other characters",
        AbstractResource when name.Contains(',', StringComparison.Ordinal) => "',' parts several resources",
        AbstractResource when name.All(char.IsAsciiDigit) => "XNAT reads digits alone as the number of a resource; add a letter",
        _ => null,
    };

    private static char? OtherThanInProjectIds(string id)
    {
        foreach (var letter in id)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('_' or '-')) return letter;
        }

        return null;
    }
}
