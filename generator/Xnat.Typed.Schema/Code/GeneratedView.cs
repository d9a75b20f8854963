using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Code;

/// <summary>A class through which custom variables, or the answers to a custom form, are read and set by type.</summary>
/// <param name="HintName">Name of the emitted file.</param>
/// <param name="Namespace">C# namespace.</param>
/// <param name="Name">C# name.</param>
/// <param name="DataType">Data type of the objects.</param>
/// <param name="Target">Their class, in full.</param>
/// <param name="MemberName">What the class of the objects gains: a property for variables, a method for a form.</param>
/// <param name="Origin">What it is from, to be read behind "Custom variables of": projects, or a form.</param>
/// <param name="Members">Properties with all names decided.</param>
internal sealed record GeneratedView(
    string HintName,
    string Namespace,
    string Name,
    string DataType,
    string Target,
    string MemberName,
    string Origin,
    EquatableArray<GeneratedVariable> Members) : GeneratedFile(HintName)
{
    /// <summary>Its UUID, where it is a form; empty for variables.</summary>
    public string FormId { get; init; } = "";

    /// <summary>Title of the form.</summary>
    public string FormTitle { get; init; } = "";

    /// <summary>Whether the class of the objects gains a property, for which C# 14 is needed, or else a method.</summary>
    public bool HasProperty { get; init; }

    public override string Subject => Origin;
}
