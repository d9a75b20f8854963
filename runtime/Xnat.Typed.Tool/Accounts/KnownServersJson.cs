using System.Text.Json.Serialization;

namespace Xnat.Typed.Tool.Accounts;

/// <summary>How the list of servers is kept.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(KnownServers))]
internal sealed partial class KnownServersJson : JsonSerializerContext;
