namespace Xnat.Typed.Rest.BuiltIn;

/// <summary>Fixed headers of a method or of all methods that an interface declares; the method's win.</summary>
/// <param name="headers">Each <c>Name: value</c>; <c>Name:</c> sends it empty, <c>Name</c> takes it away.</param>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method)]
public sealed class HeadersAttribute(params string[] headers) : Attribute
{
    /// <summary>The headers as they were written.</summary>
    public IReadOnlyList<string> Headers { get; } = headers;
}
