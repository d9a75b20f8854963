using System.Text.Json.Serialization;

namespace Xnat.Typed;

/// <summary>JSON that is asked for beside objects.</summary>
[JsonSerializable(typeof(string[]))]
internal sealed partial class ItemsJson : JsonSerializerContext;
