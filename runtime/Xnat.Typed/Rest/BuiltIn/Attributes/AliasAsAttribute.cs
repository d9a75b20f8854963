namespace Xnat.Typed.Rest.BuiltIn;

/// <summary>Gives a parameter or property the name that the server knows: in placeholders, query keys, form fields and parts.</summary>
/// <param name="name">The name on the wire.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class AliasAsAttribute(string name) : Attribute
{
    /// <summary>The name on the wire.</summary>
    public string Name { get; } = name;
}
