namespace Xnat.Typed.Rest.BuiltIn;

/// <summary>How a body is written.</summary>
public enum BodySerializationMethod
{
    /// <summary>By type: contents and streams untouched, strings as plain text, the rest as JSON.</summary>
    Default = 0,

    /// <summary>As form fields; from a dictionary, an object or one string.</summary>
    UrlEncoded = 2,

    /// <summary>As JSON, strings too.</summary>
    Serialized = 3,
}
