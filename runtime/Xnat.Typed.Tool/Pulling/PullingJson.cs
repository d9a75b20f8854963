using System.Text.Json.Serialization;

namespace Xnat.Typed.Tool.Pulling;

/// <summary>How the lock and a server's list of schemas are read and written without reflection, which a native program lacks.</summary>
[JsonSerializable(typeof(SchemaLock))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class PullingJson : JsonSerializerContext;
