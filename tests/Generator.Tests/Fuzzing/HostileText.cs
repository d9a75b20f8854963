namespace Xnat.Typed.Generator.Tests.Fuzzing;

/// <summary>Text that means something to C#, to XML, to a terminal or to a file system; all of it can stand in XML.</summary>
internal static class HostileText
{
    /// <summary>Breaks out of what it is written into, if anything can.</summary>
    public static readonly string[] Anything =
    [
        "", " ", "\t", "\r\n", "\"", "\\", "\\\"", "'", "\"); class Evil { } //", "\")] class Evil { } [X(\"", "*/ class Evil { } /*",
        "/*", "*/", "//", "///", "}", "{", "};", "{0}", "{{{1}}}", "%s%n", "$(x)",
        "</summary>\n#error gone\nclass Evil { }", "</c></summary>", "<see cref=\"System.IO.File\"/>", "&amp;lt;", "<!-- -->", "]]>",
        "-->", "<?xml?>", "\n#pragma warning disable\n", "\n#if false\n", "#nullable disable",
        "\u0085class Evil { }", "\u2028class Evil { }", "\u2029class Evil { }", "\u202E\u2066evil\u2069", "\u200B\u200D\u2060\uFEFF",
        "\u00AD", "e\u0301", "\u0301\u0301", "\u1160", "\uFDD0", "\uE000", "\uFFFD",
        "\U0001D4B3", "\U0001F9E0", "\U000E0041\U000E0042", "\U00020000", "\\u0022", "\\U0000000A", "@class", "a.b", "a-b", "a_b", "a b",
        "a:b", ":", ".", "-", "_", "__", "$", "`1", "<T>", "[]", "?", "global::System",
        "Stra\u00DFe", "\u0130stanbul", "\u0131", "\u01C5", "\u212A", "\uFF21\uFF22", "\u0660\u0661", "\u2163", "\u3042", "\u05D0\u05D1",
        "1a", "2D", "-1", "0", "NaN", "9999999999999999999", "1e999",
        "con", "NUL.txt", "../../etc/passwd", "C:\\x", "a/b", new string('a', 5000), string.Concat(Enumerable.Repeat("a.", 600)),
    ];

    /// <summary>
    /// Words of C# and of a project around the generated code, and what is like a name of ours; for our own see <see cref="OwnWords"/>.
    /// </summary>
    private static readonly string[] Words =
    [
        "class", "int", "string", "object", "record", "field", "value", "get", "set", "init", "new", "this", "base", "default", "null",
        "true", "void", "namespace", "using", "public", "partial", "file", "required", "extension", "operator", "abstract", "var",
        "dynamic", "nameof", "await", "global", "System", "CodeDom", "Compiler", "GeneratedCode", "GeneratedCodeAttribute", "Runtime",
        "CompilerServices", "ModuleInitializer", "ModuleInitializerAttribute", "String", "Object", "Type", "Attribute", "Task", "DateOnly",
        "TimeOnly", "DateTime", "Int32", "Double", "Boolean", "Nullable", "Void", "IEquatable", "Xnat", "Typed", "Model", "XnatItem",
        "XnatRow", "XnatObject", "XnatElement", "IXnatEditable", "XnatField", "XnatReference", "XnatList", "XnatItems", "XnatValueList",
        "XnatValues", "XnatRules", "AddRules", "XnatTypeRegistry", "XnatTypeRegistries", "IXnatType", "XnatType", "XnatTypeAttribute",
        "XnatProvidedType", "XnatProvidedTypeAttribute", "XnatListing", "XnatRecord", "Schema", "SchemaValue", "Item", "ItemValue", "Get",
        "Set", "Uri", "Raw", "Connection", "LoadAsync", "SaveAsync", "DeleteAsync", "HasChanges", "XsiType", "DataTypeName",
        "RootElement", "Text", "TextValue", "Value", "ValueValue", "Instance", "Create", "Register", "Add", "Count", "Equals",
        "GetHashCode", "GetType", "ToString",
        "ReferenceEquals", "MemberwiseClone", "Finalize", "Deconstruct", "PrintMembers", "EqualityContract", "Project", "ProjectId", "Id",
        "Label", "Experiments", "Subjects", "Resources", "Scans", "Assessors", "Element", "ElementType", "ElementContent", "ValueType",
        "Enumeration", "a", "A", "aElement", "aElementType", "aValue", "aValueType", "mrSessionData", "MRSessionData", "MrSessionData",
        "imageScanData", "experimentData", "projectData", "lab", "Lab", "LabTypeRegistry",
    ];

    /// <summary>A name that means something where generated code is.</summary>
    public static string Word(Dice dice) => dice.OneIn(2) ? dice.Pick(OwnWords.All) : dice.Pick(Words);

    /// <summary>Prefixes that XML allows.</summary>
    public static readonly string[] Prefixes =
    [
        "class", "System", "Xnat", "global", "a.b-c_d", "_", "été", "Ω", "con", "aux", "xnat", "xdat", "lab", "LAB", "a..b", "a.", "あ"
    ];

    /// <summary>Names that a file could have on some system.</summary>
    public static readonly string[] Paths =
    [
        "a\nclass Evil { }.xsd", "..xsd", ".xsd", "", "con.xsd", "a/../../b.xsd", "C:\\x\\y.xsd", "a\u202Eb.xsd",
        "a\u2028class Evil { }.xsd", "a\"b.xsd", "*?.xsd", "a;b.xsd", "\uD800.xsd", "é.xsd", "a b.xsd", "a\0b.xsd", "#.xsd", "a|b<c>.xsd",
        "ſ.xsd",
    ];
}
