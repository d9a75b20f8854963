using System.Text.Json.Serialization;

namespace Xnat.Typed.Rest.Generator.Tests.Parity;

[JsonSerializable(typeof(Item))]
[JsonSerializable(typeof(string))]
public sealed partial class ItemJson : JsonSerializerContext;
