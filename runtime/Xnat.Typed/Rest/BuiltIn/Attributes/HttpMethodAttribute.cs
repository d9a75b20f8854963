namespace Xnat.Typed.Rest.BuiltIn;

/// <summary>What the verb attributes have in common. A method of a REST interface carries exactly one of them.</summary>
/// <param name="path">Route that starts with <c>/</c>, relative to the path of the client's base address.</param>
[AttributeUsage(AttributeTargets.Method)]
public abstract class HttpMethodAttribute(string path) : Attribute
{
    /// <summary>The HTTP method that is sent.</summary>
    public abstract HttpMethod Method { get; }

    /// <summary>The route as it was written, with its placeholders.</summary>
    public string Path { get; } = path;
}
