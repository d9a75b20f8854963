using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Problems;

/// <summary>
/// All that can be said about a schema. <c>00xx</c> reading, <c>01xx</c> binding, <c>02xx</c> naming, <c>03xx</c> options, <c>04xx</c> use
/// of the model, <c>05xx</c> requests, <c>09xx</c> our fault. A new entry comes with a line in <c>AnalyzerReleases.Unshipped.md</c>, a page
/// <c>Problems/{code}.md</c> and a test of code, message and position.
/// </summary>
internal static class ProblemCatalog
{
    public static readonly ProblemDescription NotWellFormed = new(
        "XNT0001", ProblemSeverity.Error, "The schema is not well-formed XML",
        "The file is not well-formed XML and none of its types are generated: {0} Correct the file, or download it again; a login page "
        + "saved as .xsd looks like this.");

    public static readonly ProblemDescription NotASchema = new(
        "XNT0002", ProblemSeverity.Error, "The file is not an XML Schema",
        "The root of the file is '{0}', not xs:schema, and nothing is generated from it; remove it from the XnatSchema items, or download "
        + "it again");

    public static readonly ProblemDescription UnknownConstruct = new(
        "XNT0003", ProblemSeverity.Info, "The construct has no meaning here and was left out",
        "'{0}' is not expected inside '{1}' and was left out; XNAT passes over it too");

    public static readonly ProblemDescription UndeclaredPrefix = new(
        "XNT0004", ProblemSeverity.Warning, "The prefix is not declared",
        "The prefix of '{0}' is not declared; it was taken for the namespace of this schema");

    public static readonly ProblemDescription TooDeep = new(
        "XNT0005", ProblemSeverity.Warning, "The type is nested too deeply",
        "'{0}' lies more than {1} types or groups deep; what is inside it is reachable as raw data only");

    public static readonly ProblemDescription MissingName = new(
        "XNT0006", ProblemSeverity.Warning, "The declaration has no name",
        "This {0} has neither a name nor a reference and was left out; give it a name");

    public static readonly ProblemDescription DocumentType = new(
        "XNT0007", ProblemSeverity.Info, "The document type declaration was passed over",
        "The file begins with a document type declaration, which was passed over: a schema needs none, and no entity of it is known");

    public static readonly ProblemDescription UndeclaredElementPrefix = new(
        "XNT0008", ProblemSeverity.Warning, "The prefix of an element is not declared",
        "The prefix '{0}' is not declared, so the file is not well-formed; it was read as if the root declared it for '{1}'");

    public static readonly ProblemDescription TwoTypes = new(
        "XNT0009", ProblemSeverity.Warning, "The element has two types",
        "'{0}' has the type '{1}' and a type of its own inside; its own is used, a complex one as if it extended '{1}'. Remove one of "
        + "the two.");

    public static readonly ProblemDescription Override = new(
        "XNT0010", ProblemSeverity.Warning, "xs:override is not read",
        "xs:override belongs to XML Schema 1.1, which XNAT does not read; what is inside it was left out, and '{0}' counts as it is. Use "
        + "xs:redefine, or change the declarations in their own file.");

    public static readonly ProblemDescription UnreadableOccurrence = new(
        "XNT0011", ProblemSeverity.Warning, "The number of occurrences cannot be read",
        "'{0}' of this {1} is '{2}', {3}; it was taken for '{4}'. Write a whole number from 0, or 'unbounded' for maxOccurs.");

    public static readonly ProblemDescription LostLetters = new(
        "XNT0012", ProblemSeverity.Error, "Letters of the file are lost",
        "The file declares the encoding '{0}', and its text came without letters that the encoding of the compiler does not have; {1}. "
        + "Convert the file to UTF-8, its declaration included; xnat-typed schema pull does that.");

    public static readonly ProblemDescription OtherEncoding = new(
        "XNT0013", ProblemSeverity.Warning, "The file is not in the encoding that it declares",
        "The file declares the encoding '{0}', and {1}. Convert the file to UTF-8, its declaration included; xnat-typed schema pull does "
        + "that.");

    public static readonly ProblemDescription NotAFieldsFile = new(
        "XNT0014", ProblemSeverity.Error, "The file of variables and forms is damaged",
        "In this file of custom variables and forms {0}; what is concerned was left out. Write the file again with xnat-typed fields "
        + "pull.");

    public static readonly ProblemDescription UnknownType = new(
        "XNT0101", ProblemSeverity.Warning, "The type is in none of the given schemas",
        "'{0}' has the type '{1}', which is in none of the given schemas; it is {2}. Add the schema that declares it to the XnatSchema "
        + "items.");

    public static readonly ProblemDescription UnknownBase = new(
        "XNT0102", ProblemSeverity.Error, "The base type is in none of the given schemas",
        "'{0}' extends '{1}', which is in none of the given schemas; inherited members are missing. Add the schema that declares it to "
        + "the XnatSchema items.");

    public static readonly ProblemDescription DeclaredTwice = new(
        "XNT0103", ProblemSeverity.Warning, "The type is declared twice",
        "'{0}' is declared in '{1}' and again here; the first one, by file name, is used. Remove one of the files from the XnatSchema "
        + "items.");

    public static readonly ProblemDescription BaseCycle = new(
        "XNT0104", ProblemSeverity.Error, "The type extends itself",
        "'{0}' extends itself by way of '{1}'; it is generated without a base");

    public static readonly ProblemDescription RawOnly = new(
        "XNT0105", ProblemSeverity.Info, "The content has no typed form",
        "'{0}' holds content without a typed form ({1}); it is reachable as raw data only");

    public static readonly ProblemDescription NoType = new(
        "XNT0107", ProblemSeverity.Info, "The element has no type",
        "'{0}' has no type; it is read as text, as XNAT stores it");

    public static readonly ProblemDescription MisspelledType = new(
        "XNT0108", ProblemSeverity.Warning, "The type is no type of XML Schema",
        "'{0}' has the type '{1}', which XML Schema does not have; it was taken for '{2}'");

    public static readonly ProblemDescription TooLarge = new(
        "XNT0109", ProblemSeverity.Warning, "The type has too many members",
        "'{0}' has more than {1} members, those of its groups counted wherever they stand; the others are reachable as raw data only");

    public static readonly ProblemDescription TooManyBases = new(
        "XNT0110", ProblemSeverity.Error, "The type has too many bases",
        "'{0}' has more than {1} types above it; it is generated without a base");

    public static readonly ProblemDescription UnfoundedRedefinition = new(
        "XNT0111", ProblemSeverity.Warning, "The redefinition does not build on what it redefines",
        "'{0}' redefines what '{1}' declares, but {2}; it is read as a declaration of its own");

    public static readonly ProblemDescription Recursion = new(
        "XNT0112", ProblemSeverity.Info, "The group holds itself",
        "The group '{0}' holds itself, without end; its elements are typed down to level {1}, what lies deeper is reachable as raw "
        + "data only");

    public static readonly ProblemDescription TextByComplexContent = new(
        "XNT0113", ProblemSeverity.Warning, "Complex content with a simple base",
        "'{0}' has complex content, and its base '{1}' is a simple type; it is read as simple content, as XNAT takes it. Write "
        + "xs:simpleContent instead of xs:complexContent.");

    public static readonly ProblemDescription DeclaredAgain = new(
        "XNT0114", ProblemSeverity.Warning, "The member is declared twice in one type",
        "'{0}' is declared again here, {1}; the first declaration in the type is used. Remove one of the two.");

    public static readonly ProblemDescription DeclaredByTwoKinds = new(
        "XNT0115", ProblemSeverity.Warning, "Two projects declare a variable by different kinds",
        "{0}: the custom variable '{1}' is declared as {2} in '{3}' and as {4} here, so its property is a text. Declare it alike in both "
        + "projects, or give their files to different assemblies.");

    public static readonly ProblemDescription UnknownReference = new(
        "XNT0106", ProblemSeverity.Warning, "The reference leads nowhere",
        "'{0}' refers to '{1}', which is in none of the given schemas, and {2}. Add the schema that declares it to the XnatSchema items.");

    public static readonly ProblemDescription NameCollision = new(
        "XNT0201", ProblemSeverity.Warning, "Two names become one identifier",
        "{0}: '{1}' and '{2}' both become '{3}'; only the first has a property. Rename one in the schema item: "
        + "Rename=\"{0}/{2}=OtherName\".");

    public static readonly ProblemDescription ValueCollision = new(
        "XNT0202", ProblemSeverity.Info, "Two values differ in case only",
        "{0}: the values '{1}' and '{2}' both become '{3}'; only the first has a member, the second is written as text");

    public static readonly ProblemDescription SameName = new(
        "XNT0203", ProblemSeverity.Info, "Two types of different namespaces have one name",
        "'{0}' and '{1}' would both be called '{2}', so both are named with their prefix, this one '{3}'. To choose another name, rename "
        + "it in the schema item: Rename=\"{0}=OtherName\".");

    public static readonly ProblemDescription TypeCollision = new(
        "XNT0204", ProblemSeverity.Error, "Two types become one class",
        "'{0}' and '{1}' both become the class '{2}'; only the first is generated. Rename one in the schema item: "
        + "Rename=\"{1}=OtherName\".");

    public static readonly ProblemDescription NoProperty = new(
        "XNT0205", ProblemSeverity.Info, "The field cannot become a property of the provided class",
        "'{0}' is in the schema and not in the class '{1}', and cannot become a property of it: {2}; it is reachable by a descriptor, "
        + "Get(new XnatField<string?>(type, path)), and as raw data");

    public static readonly ProblemDescription ValueRenamed = new(
        "XNT0206", ProblemSeverity.Warning, "Two values would have one name",
        "{0}: the values '{1}' and '{2}' would both be '{3}', so the second is named '{4}'");

    public static readonly ProblemDescription NameTaken = new(
        "XNT0207", ProblemSeverity.Info, "The name of a type is taken",
        "'{0}' would be called '{1}', which is {2}, so it is named '{3}'. To choose another name, rename it in the schema item: "
        + "Rename=\"{0}=OtherName\".");

    public static readonly ProblemDescription VariableRenamed = new(
        "XNT0208", ProblemSeverity.Warning, "Two variables would have one name",
        "{0}: '{1}' and '{2}' would both be '{3}', so the second is '{4}'");

    public static readonly ProblemDescription AttributeAndElement = new(
        "XNT0210", ProblemSeverity.Warning, "An attribute and an element have one name",
        "{0} has an attribute and an element '{1}'; the element is the property '{2}'. XNAT knows both by one path, so what is set by one "
        + "is read by the other. Rename=\"{0}/{3}=OtherName\" in the schema item names the attribute, Rename=\"{0}/{1}=OtherName\" the "
        + "element.");

    public static readonly ProblemDescription PatternNotChecked = new(
        "XNT0211", ProblemSeverity.Info, "The pattern is not checked",
        "'{0}' has the pattern '{1}', which has no equal in .NET; values are sent without a check of it, and the server may refuse them");

    public static readonly ProblemDescription CoreMissing = new(
        "XNT0301", ProblemSeverity.Error, "No reference provides the core types",
        "Nothing is generated because no reference provides XNAT's core types; reference the package Xnat.Typed");

    public static readonly ProblemDescription UnknownSelection = new(
        "XNT0302", ProblemSeverity.Error, "The selected type is in none of the given schemas",
        "XnatTypes names '{0}', which is in none of the given schemas; nothing is generated for it. {1}");

    public static readonly ProblemDescription ProvidedTwice = new(
        "XNT0303", ProblemSeverity.Error, "Two references provide one data type",
        "'{0}' and '{1}' both have a class for '{2}' ({3} and {4}){5}; reference only one of them, or generate the types in one library "
        + "that both use");

    public static readonly ProblemDescription NamespaceIsClass = new(
        "XNT0304", ProblemSeverity.Warning, "The namespace is called like a class",
        "The namespace '{0}' cannot be used, because '{1}' is a class; the types are in '{2}'. Write another one into the "
        + "schema item, Namespace=\"MyLab.Models\", or into the property XnatModelNamespace.");

    public static readonly ProblemDescription NoOwnerOfFields = new(
        "XNT0305", ProblemSeverity.Warning, "The data type has no class with variables or forms",
        "The file declares variables or forms of '{0}', {1}; nothing is generated for them. {2}");

    public static readonly ProblemDescription RenameNotAnIdentifier = new(
        "XNT0311", ProblemSeverity.Error, "The new name is no identifier",
        "'{0}' cannot be renamed to '{1}', which is no C# identifier; write Rename=\"{0}=NewName\" in the schema item");

    public static readonly ProblemDescription RenameUnmatched = new(
        "XNT0312", ProblemSeverity.Warning, "Nothing has that path",
        "Nothing is called '{0}', so nothing was renamed{1}");

    public static readonly ProblemDescription NotInGivenSchemas = new(
        "XNT0401", ProblemSeverity.Warning, "The given schemas do not have this",
        "{0} is not in the given schemas ({1}); a server with these schemas does not have it");

    public static readonly ProblemDescription NoQuery = new(
        "XNT0402", ProblemSeverity.Error, "It cannot be part of a query",
        "'{0}' cannot be part of a query: {1}");

    public static readonly ProblemDescription DoneWithRows = new(
        "XNT0403", ProblemSeverity.Info, "It is done with the rows of the query",
        "'{0}' is done here: {1}");

    public static readonly ProblemDescription NoSuchVariable = new(
        "XNT0404", ProblemSeverity.Error, "The project declares no such variable",
        "'{0}' is none of the variables or answers of {1}.{2} If the project has it by now, write xnat-fields.json again with xnat-typed "
        + "fields pull.");

    public static readonly ProblemDescription ValueNotAllowed = new(
        "XNT0405", ProblemSeverity.Error, "The project does not allow the value",
        "'{0}' is no value that the project allows for {1}.{2} If the project allows it by now, write xnat-fields.json again with "
        + "xnat-typed fields pull.");

    public static readonly ProblemDescription NoSuchField = new(
        "XNT0406", ProblemSeverity.Error, "The data type has no such field",
        "'{0}' is no field of {1}. {2}");

    public static readonly ProblemDescription NotSentToRow = new(
        "XNT0501", ProblemSeverity.Warning, "The listing does not send this field",
        "{0} is not sent to the rows of this listing, so reading it throws. List with that column, WithColumns({1}), or call LoadAsync() "
        + "on the row, which is a request for each.");

    public static readonly ProblemDescription RequestForEachRow = new(
        "XNT0502", ProblemSeverity.Info, "A request is made for each row of a listing",
        "{0} is a request for each row of the listing, one after the other. {1}");

    public static readonly ProblemDescription Internal = new(
        "XNT0901", ProblemSeverity.Error, "The generator failed",
        "The generator failed on {0}: {1} Please report this with the schema; other types are not affected.");

    private static readonly Dictionary<string, ProblemDescription> ByCode = All().ToDictionary(entry => entry.Code);

    public static IEnumerable<ProblemDescription> All() =>
    [
        NotWellFormed, NotASchema, UnknownConstruct, UndeclaredPrefix, TooDeep, MissingName, DocumentType, UndeclaredElementPrefix,
        TwoTypes, Override, UnreadableOccurrence, LostLetters, OtherEncoding, NotAFieldsFile,
        UnknownType, UnknownBase, DeclaredTwice, BaseCycle, RawOnly, UnknownReference, NoType, MisspelledType, TooLarge, TooManyBases,
        UnfoundedRedefinition, Recursion, TextByComplexContent, DeclaredAgain, DeclaredByTwoKinds,
        NameCollision, ValueCollision, SameName, TypeCollision, NoProperty, ValueRenamed, NameTaken, AttributeAndElement,
        PatternNotChecked, VariableRenamed,
        CoreMissing, UnknownSelection, ProvidedTwice, NamespaceIsClass, NoOwnerOfFields, RenameNotAnIdentifier, RenameUnmatched,
        NotInGivenSchemas,
        NoQuery,
        DoneWithRows,
        NoSuchVariable, ValueNotAllowed, NoSuchField,
        NotSentToRow, RequestForEachRow,
        Internal,
    ];

    public static ProblemDescription Find(string code) => ByCode[code];

    /// <summary>The message with its arguments, for output without a compiler.</summary>
    public static string Format(Problem problem) =>
        string.Format(CultureInfo.InvariantCulture, Find(problem.Code).Message, problem.Arguments.Cast<object>().ToArray());
}
