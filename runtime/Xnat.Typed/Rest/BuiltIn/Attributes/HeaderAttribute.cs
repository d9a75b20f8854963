namespace Xnat.Typed.Rest.BuiltIn;

/// <summary>Sends a parameter as a request header; <see langword="null"/> takes the header away that an attribute has set.</summary>
/// <param name="header">Name of the header.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HeaderAttribute(string header) : Attribute
{
    /// <summary>Name of the header.</summary>
    public string Header { get; } = header;
}
