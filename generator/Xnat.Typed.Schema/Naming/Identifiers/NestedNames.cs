using System.Linq;

namespace Xnat.Typed.Schema.Naming.Identifiers;

/// <summary>
/// Names of nested types: the member's name with a suffix, so that property and type do not clash.
/// Where the first choice is a member of the schema too, the next one is taken; the choice depends on nothing but the type itself.
/// </summary>
internal static class NestedNames
{
    public static string[] ForClass(string member, string path) => Choices(member, path, "Element", "ElementType", "ElementContent");

    /// <summary>The first choice for the class of a group or row.</summary>
    public static string Usual(string member) => member + "Element";

    public static string[] ForEnumeration(string member, string path) => Choices(member, path, "Value", "ValueType", "Enumeration");

    /// <summary>
    /// Rows of the same name in many wrappers, or groups of the same name in each other, are told apart by their whole path.
    /// </summary>
    private static string[] Choices(string member, string path, params string[] suffixes) =>
        [.. suffixes.Select(suffix => member + suffix), .. suffixes.Select(suffix => Identifier.FromName(path) + suffix)];
}
