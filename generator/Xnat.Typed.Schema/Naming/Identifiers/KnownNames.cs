using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Naming.Identifiers;

/// <summary>
/// Types of the framework and of the runtime that generated code names. One that a generated type is called too is written in full.
/// </summary>
internal static class KnownNames
{
    /// <summary>Namespace of the core types, which every emitted file uses.</summary>
    public const string ModelNamespace = "Xnat.Typed.Model";

    /// <summary>Namespace of the class that makes registries known.</summary>
    public const string RegistrationNamespace = "Xnat.Typed.Registration";

    private const string AttributeSuffix = "Attribute";

    private const string Model = ModelNamespace + ".";

    private static readonly Dictionary<string, string> Full = new(StringComparer.Ordinal)
    {
        ["XnatItem"] = Model + "XnatItem",
        ["XnatRow"] = Model + "XnatRow",
        ["XnatObject"] = Model + "XnatObject",
        ["IXnatEditable"] = Model + "IXnatEditable",
        ["IXnatShareable"] = Model + "IXnatShareable",
        ["IXnatVariableOwner"] = Model + "IXnatVariableOwner",
        ["XnatElement"] = Model + "XnatElement",
        ["XnatField"] = Model + "XnatField",
        ["XnatReference"] = Model + "XnatReference",
        ["XnatList"] = Model + "XnatList",
        ["XnatItems"] = Model + "XnatItems",
        ["XnatValueList"] = Model + "XnatValueList",
        ["XnatValues"] = Model + "XnatValues",
        ["XnatRules"] = Model + "XnatRules",
        ["XnatTypeRegistry"] = Model + "XnatTypeRegistry",
        ["XnatTypeRegistries"] = Model + "XnatTypeRegistries",
        ["IXnatType"] = Model + "IXnatType",
        ["XnatProvidedType"] = Model + "XnatProvidedType",
        ["XnatListing"] = "Xnat.Typed.XnatListing",
        ["GeneratedCode"] = "System.CodeDom.Compiler.GeneratedCode",
        ["EditorBrowsable"] = "System.ComponentModel.EditorBrowsable",
        ["EditorBrowsableState"] = "System.ComponentModel.EditorBrowsableState",
        ["ModuleInitializer"] = "System.Runtime.CompilerServices.ModuleInitializer",
        ["DateOnly"] = "System.DateOnly",
        ["TimeOnly"] = "System.TimeOnly",
        ["DateTime"] = "System.DateTime",
    };

    /// <summary>The types as they are called in full.</summary>
    public static IEnumerable<string> FullNames => Full.Values;

    /// <summary>The namespaces that generated code names or is in, wherever the project's own code is.</summary>
    public static IEnumerable<string> Namespaces =>
        Full.Values.Select(full => full.Substring(0, full.LastIndexOf('.'))).Append(RegistrationNamespace).Distinct(StringComparer.Ordinal);

    public static bool Contains(string name) => Full.ContainsKey(name);

    /// <summary>Whether a type of that name would hide a known one, as an attribute also under its long name.</summary>
    public static bool Hides(string name) =>
        Contains(name)
        || (name.EndsWith(AttributeSuffix, StringComparison.Ordinal) && Contains(name.Substring(0, name.Length - AttributeSuffix.Length)));

    /// <summary>The known names that are taken, sorted. An attribute is also hidden by a type with its long name.</summary>
    public static EquatableArray<string> Shadowed(Func<string, bool> isTaken) =>
        Full.Keys
            .Where(name => isTaken(name) || isTaken(name + AttributeSuffix))
            .OrderBy(name => name, StringComparer.Ordinal)
            .ToEquatable();

    /// <summary>The namespace of a known name; <see langword="null"/> of any other, and of one that is written in full.</summary>
    public static string? NamespaceOf(string name) =>
        Full.TryGetValue(name, out var full) ? full.Substring(0, full.LastIndexOf('.')) : null;

    public static string Write(string name, EquatableArray<string> shadowed) => shadowed.Contains(name) ? "global::" + Full[name] : name;
}
