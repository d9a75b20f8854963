using System.Text.Json.Serialization;

namespace Xnat.Typed.Server.Importing;

/// <summary>How inbox jobs are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(InboxJob))]
internal sealed partial class InboxJson : JsonSerializerContext;
