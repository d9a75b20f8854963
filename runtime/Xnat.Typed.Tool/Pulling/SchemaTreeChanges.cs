using Xnat.Typed.Tool.Files;

namespace Xnat.Typed.Tool.Pulling;

/// <summary>What a pull did to a folder.</summary>
/// <param name="Files">The files of all schemas that were pulled.</param>
/// <param name="Failures">Schemas that were pulled and could not be written.</param>
/// <param name="Left">Files of an earlier pull whose schema the server has no more.</param>
internal sealed record SchemaTreeChanges(
    IReadOnlyList<(string File, WrittenState State)> Files,
    IReadOnlyList<FailedSchema> Failures,
    IReadOnlyList<string> Left);
