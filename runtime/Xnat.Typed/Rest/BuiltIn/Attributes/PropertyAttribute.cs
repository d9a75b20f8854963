namespace Xnat.Typed.Rest.BuiltIn;

/// <summary>Hands a parameter to the message handlers in <see cref="HttpRequestMessage.Options"/>; nothing is sent.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PropertyAttribute : Attribute
{
    /// <summary>Under the parameter's name.</summary>
    public PropertyAttribute()
    {
    }

    /// <summary>Under a key of its own.</summary>
    /// <param name="key">Key in the options.</param>
    public PropertyAttribute(string key) => Key = key;

    /// <summary>Key in the options; the parameter's name if absent.</summary>
    public string? Key { get; }
}
