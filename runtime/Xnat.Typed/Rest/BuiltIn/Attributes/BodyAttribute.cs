namespace Xnat.Typed.Rest.BuiltIn;

/// <summary>Makes a parameter the body of the request. Contents and streams are sent untouched, strings as plain text, the rest as JSON.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class BodyAttribute : Attribute
{
    /// <summary>The kind of body follows from the parameter's type.</summary>
    public BodyAttribute()
    {
    }

    /// <summary>As the type says, buffered or not.</summary>
    /// <param name="buffered"><see langword="true"/> to know the length before sending; a serialized body is chunked otherwise.</param>
    public BodyAttribute(bool buffered) => Buffered = buffered;

    /// <summary>A body written in the given way.</summary>
    /// <param name="serializationMethod">Form fields or JSON.</param>
    public BodyAttribute(BodySerializationMethod serializationMethod) => SerializationMethod = serializationMethod;

    /// <summary>A body written in the given way, buffered or not.</summary>
    /// <param name="serializationMethod">Form fields or JSON.</param>
    /// <param name="buffered"><see langword="true"/> to know the length before sending.</param>
    public BodyAttribute(BodySerializationMethod serializationMethod, bool buffered)
    {
        SerializationMethod = serializationMethod;
        Buffered = buffered;
    }

    /// <summary>Whether the body is held in memory before sending, so that its length is known.</summary>
    public bool? Buffered { get; }

    /// <summary>How the body is written.</summary>
    public BodySerializationMethod SerializationMethod { get; }
}
