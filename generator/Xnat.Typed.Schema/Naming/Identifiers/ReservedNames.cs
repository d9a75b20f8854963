using System;
using System.Collections.Generic;

namespace Xnat.Typed.Schema.Naming.Identifiers;

/// <summary>
/// Members that every generated class inherits or declares itself; a schema member of that name gets the suffix <c>Value</c>.
/// </summary>
internal static class ReservedNames
{
    private static readonly HashSet<string> Members = new(StringComparer.Ordinal)
    {
        "Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "MemberwiseClone", "Finalize",
        "Schema", "XsiType", "DataTypeName", "Raw", "Item", "Get", "Set", "Uri", "Connection", "LoadAsync", "SaveAsync", "DeleteAsync",
        "HasChanges", "AddRules",
    };

    /// <summary>Members of the generated enumerations and of the records that they are.</summary>
    private static readonly HashSet<string> EnumerationMembers = new(StringComparer.Ordinal)
    {
        "Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "MemberwiseClone", "Finalize", "Text", "Deconstruct",
        "PrintMembers", "EqualityContract",
    };

    /// <summary>Members that a view of variables or of a form inherits, or declares itself.</summary>
    public static IReadOnlyCollection<string> OfViews { get; } =
    [
        "Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "MemberwiseClone", "Finalize", "Answers", "Definition",
        "OfAsync", "Problems", "SaveAsync", "Get", "GetBoolean", "GetChoices", "GetList", "GetMoment", "GetNode", "GetNumber",
        "GetText", "GetTime", "Set", "SetBoolean", "SetChoices", "SetList", "SetMoment", "SetNode", "SetNumber", "SetText", "SetTime",
    ];

    /// <summary>Whether every generated class declares it itself, so that the class cannot be called so (CS0542).</summary>
    public static bool IsDeclaredInEachClass(string name) => name is "Schema" or "DataTypeName";

    public static bool IsMember(string name) => Members.Contains(name);

    public static bool IsEnumerationMember(string name) => EnumerationMembers.Contains(name);
}
