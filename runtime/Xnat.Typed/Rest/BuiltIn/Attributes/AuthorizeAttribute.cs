namespace Xnat.Typed.Rest.BuiltIn;

/// <summary>Sends a parameter as the credential of the <c>Authorization</c> header.</summary>
/// <param name="scheme">Scheme before the credential.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class AuthorizeAttribute(string scheme = "Bearer") : Attribute
{
    /// <summary>Scheme before the credential.</summary>
    public string Scheme { get; } = scheme;
}
