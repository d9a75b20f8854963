using System.Collections.Generic;

namespace Xnat.Typed.Schema.Naming;

/// <summary>
/// Names of nested types: the member's name with a suffix, so that property and type do not clash.
/// Where the first choice is a member of the schema too, the next one is taken; the choice depends on nothing but the type itself.
/// </summary>
internal static class NestedNames
{
    public static IEnumerable<string> ForClass(string member) => [member + "Element", member + "ElementType", member + "ElementContent"];

    public static IEnumerable<string> ForEnumeration(string member) => [member + "Value", member + "ValueType", member + "Enumeration"];
}
