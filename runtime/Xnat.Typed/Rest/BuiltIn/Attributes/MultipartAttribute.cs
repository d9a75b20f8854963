namespace Xnat.Typed.Rest.BuiltIn;

/// <summary>Sends the parameters that are in neither path, query nor headers as parts of a <c>multipart/form-data</c> body.</summary>
/// <param name="boundaryText">Text between the parts.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MultipartAttribute(string boundaryText = "----MyGreatBoundary") : Attribute
{
    /// <summary>Text between the parts.</summary>
    public string BoundaryText { get; } = boundaryText;
}
