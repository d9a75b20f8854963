namespace Xnat.Typed;

/// <summary>What is wrong with the answer to one field of a custom form.</summary>
/// <param name="Path">The field.</param>
/// <param name="Message">What, without the answer itself.</param>
public sealed record XnatFormProblem(string Path, string Message)
{
    /// <summary>Path and message.</summary>
    public override string ToString() => $"{Path}: {Message}";
}
