using System.Text.Json.Serialization;

namespace Xnat.Typed.Server.CustomFields;

/// <summary>How the records of this room are written.</summary>
[JsonSerializable(typeof(CustomForm))]
internal sealed partial class CustomFieldsJson : JsonSerializerContext;
