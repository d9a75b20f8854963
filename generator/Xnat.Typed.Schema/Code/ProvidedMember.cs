using System;
using System.Linq;

namespace Xnat.Typed.Schema.Code;

/// <summary>
/// One member in the list that an assembly provides of a class: <c>path</c>, or
/// <c>path=Name</c> where the usual rules do not give the name.
/// </summary>
/// <param name="Path">Path within the row. With a trailing <c>/</c> it is a group, and the name that of its class.</param>
/// <param name="ExplicitName">
/// Property as written behind the object, <c>Parameters.Tr</c>; empty if each segment of the path is a property of its own.
/// </param>
internal sealed record ProvidedMember(string Path, string ExplicitName)
{
    /// <summary>Name of what is reachable, but not as a property of the class: an extension property of another assembly.</summary>
    public const string Outside = "-";

    public bool IsGroupClass => Path.EndsWith("/", StringComparison.Ordinal);

    public bool IsOutside => ExplicitName == Outside;

    /// <summary>How many groups are around it.</summary>
    public int Depth =>
        ExplicitName.Length > 0 ? ExplicitName.Count(character => character == '.') : Path.Count(character => character == '/');

    public static ProvidedMember Parse(string token)
    {
        var sign = token.IndexOf('=');
        return sign < 0 ? new ProvidedMember(token, "") : new ProvidedMember(token.Substring(0, sign), token.Substring(sign + 1));
    }

    public override string ToString() => ExplicitName.Length > 0 ? Path + "=" + ExplicitName : Path;
}
