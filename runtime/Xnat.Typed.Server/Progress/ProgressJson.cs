using System.Text.Json.Serialization;

namespace Xnat.Typed.Server.Progress;

/// <summary>How progress is written, to clients and to where it is kept.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ProgressLog))]
internal sealed partial class ProgressJson : JsonSerializerContext;
