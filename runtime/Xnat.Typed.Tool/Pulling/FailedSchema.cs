namespace Xnat.Typed.Tool.Pulling;

/// <summary>A schema that could not be had.</summary>
/// <param name="Name">Its name, as the server or an import has it.</param>
/// <param name="Reason">Why, as a clause.</param>
internal sealed record FailedSchema(string Name, string Reason);
