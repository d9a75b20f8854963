using System.Text.Json;
using System.Text.Json.Serialization;

namespace Xnat.Typed;

/// <summary>How what is looked after is written in JSON.</summary>
[JsonSourceGenerationOptions(
    RespectNullableAnnotations = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(XnatUser))]
[JsonSerializable(typeof(XnatUser[]))]
[JsonSerializable(typeof(UserBody))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(XnatInvestigator))]
[JsonSerializable(typeof(XnatInvestigator[]))]
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(Dictionary<string, XnatPlugin>))]
[JsonSerializable(typeof(ContainerCommand[]))]
[JsonSerializable(typeof(ContainerOffer[]))]
[JsonSerializable(typeof(XnatContainer))]
[JsonSerializable(typeof(XnatContainer[]))]
[JsonSerializable(typeof(LaunchReport))]
[JsonSerializable(typeof(XnatAliasToken))]
[JsonSerializable(typeof(XnatAliasToken[]))]
internal sealed partial class AdministrationJson : JsonSerializerContext;
