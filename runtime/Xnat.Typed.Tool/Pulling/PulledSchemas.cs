namespace Xnat.Typed.Tool.Pulling;

/// <summary>What a server gave of what it lists and of what that imports.</summary>
/// <param name="Schemas">The schemas, sorted by name.</param>
/// <param name="Failures">The others.</param>
internal sealed record PulledSchemas(IReadOnlyList<FetchedSchema> Schemas, IReadOnlyList<FailedSchema> Failures);
