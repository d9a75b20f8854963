namespace Xnat.Typed.Rest.BuiltIn;

/// <summary>Removes what the route names: the method sends <c>DELETE</c>.</summary>
/// <param name="path">Route that starts with <c>/</c>; <c>{name}</c> stands for a parameter, <c>{**name}</c> for one that keeps its slashes.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DeleteAttribute(string path) : HttpMethodAttribute(path)
{
    /// <inheritdoc/>
    public override HttpMethod Method => HttpMethod.Delete;
}
