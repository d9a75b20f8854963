using System.Text.Json.Serialization;

namespace Xnat.Typed.Server.Items;

/// <summary>How the past of items is kept.</summary>
[JsonSerializable(typeof(ItemVersion))]
internal sealed partial class ItemsJson : JsonSerializerContext;
