using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Naming.Identifiers;
using Xnat.Typed.Tool.Accounts;

namespace Xnat.Typed.Tool.Emitting;

/// <summary>Checks the C# namespace that the user asks for: the generated code must compile in it.</summary>
internal static class TargetNamespace
{
    public const string Default = "XnatTypes";

    private const string Keywords =
        " abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum "
        + "event explicit extern false finally fixed float for foreach goto if "
        + "implicit in int interface internal is lock long namespace new null object operator out override params private protected "
        + "public readonly ref return sbyte sealed short sizeof stackalloc static "
        + "string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while ";

    /// <exception cref="MisuseException">It is none, or it would hide names that the code needs.</exception>
    public static void Check(string name, IEnumerable<ProvidedType> provided)
    {
        var segments = name.Split('.');
        if (Array.Find(segments, segment => !IsIdentifier(segment)) is { } wrong)
            throw new MisuseException($"'{name}' is no C# namespace: '{wrong}' is not a name; give one such as MyLab.Models.");
        if (name == "Xnat" || (name + ".").StartsWith("Xnat.Typed.", StringComparison.Ordinal))
            throw new MisuseException($"The namespace '{name}' is the library's own; give one of yours, such as MyLab.Models.");
        var needed = provided.Select(type => ClassName.Parse(type.ClassName).Name).ToHashSet(StringComparer.Ordinal);
        if (Array.Find(segments, segment => needed.Contains(segment) || KnownNames.Contains(segment)) is { } hiding)
            throw new MisuseException($"A namespace '{name}' would hide the class '{hiding}' from the code in it; give another one, such "
                + "as MyLab.Models.");
    }

    private static bool IsIdentifier(string text) =>
        text.Length > 0
        && (char.IsLetter(text[0]) || text[0] == '_')
        && text.All(character => char.IsLetterOrDigit(character) || character == '_')
        && !Keywords.Contains(" " + text + " ", StringComparison.Ordinal);
}
