using System.Text.Json.Serialization;

namespace Xnat.Typed.Server.Containers;

/// <summary>How commands and launches are written.</summary>
[JsonSerializable(typeof(ContainerCommand))]
[JsonSerializable(typeof(ContainerLaunch))]
internal sealed partial class ContainersJson : JsonSerializerContext;
