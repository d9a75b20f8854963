namespace Xnat.Typed.Rest.BuiltIn;

/// <summary>Asks for the headers of what the route names: the method sends <c>HEAD</c>.</summary>
/// <param name="path">Route that starts with <c>/</c>; <c>{name}</c> stands for a parameter, <c>{**name}</c> for one that keeps its slashes.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HeadAttribute(string path) : HttpMethodAttribute(path)
{
    /// <inheritdoc/>
    public override HttpMethod Method => HttpMethod.Head;
}
