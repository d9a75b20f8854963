namespace Xnat.Typed.Rest.BuiltIn;

/// <summary>Says how path and query are escaped once they are complete.</summary>
/// <param name="uriFormat">The escaping.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class QueryUriFormatAttribute(UriFormat uriFormat) : Attribute
{
    /// <summary>The escaping.</summary>
    public UriFormat UriFormat { get; } = uriFormat;
}
