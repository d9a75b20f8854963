using System.Text.Json.Serialization;

namespace Xnat.Typed.Server.Persistence.States;

[JsonSourceGenerationOptions(RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(StateManifest))]
internal sealed partial class StateJson : JsonSerializerContext;
