using Xnat.Typed.Tool.Pulling;

namespace Xnat.Typed.Tool.Changes;

/// <summary>The schemas of a server as it has them now.</summary>
/// <param name="Schemas">What they say.</param>
/// <param name="Pulled">What it gave.</param>
/// <param name="Server">What it says of itself.</param>
internal sealed record ServedSchemas(ComparedSchemas Schemas, PulledSchemas Pulled, ServerDescription Server);
