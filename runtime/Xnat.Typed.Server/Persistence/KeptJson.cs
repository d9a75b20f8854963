using System.Text.Json.Serialization;

namespace Xnat.Typed.Server.Persistence;

/// <summary>How forms are written.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DocumentForm))]
[JsonSerializable(typeof(FileForm))]
internal sealed partial class KeptJson : JsonSerializerContext;
