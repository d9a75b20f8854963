namespace Xnat.Typed.Rest.Generator.Model;

/// <summary>One implementation to write. Compared by content: add only immutable members with value equality, no symbols and no positions.</summary>
/// <param name="HintName">Name of the generated file.</param>
/// <param name="Title">Full name of the interface, for the header.</param>
/// <param name="OuterUsings">Using directives of the interface's file, repeated so that its words mean the same.</param>
/// <param name="Namespace">Namespace of the interface; empty for the global one.</param>
/// <param name="InnerUsings">Using directives inside the interface's namespace.</param>
/// <param name="ClassName">Name of the implementation.</param>
/// <param name="InterfaceName">The interface as its file would name it.</param>
/// <param name="Connection">A parameter name that no method uses.</param>
/// <param name="Words">Our own types as the interface's file would name them.</param>
/// <param name="Methods">Own methods first, then inherited ones.</param>
/// <param name="Enums">Enumerations with texts of their own on the wire.</param>
internal sealed record InterfaceModel(
    string HintName,
    string Title,
    EquatableArray<string> OuterUsings,
    string Namespace,
    EquatableArray<string> InnerUsings,
    string ClassName,
    string InterfaceName,
    string Connection,
    Words Words,
    EquatableArray<MethodModel> Methods,
    EquatableArray<EnumModel> Enums);
