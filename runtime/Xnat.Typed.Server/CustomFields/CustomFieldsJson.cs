using System.Text.Json.Serialization;

namespace Xnat.Typed.Server.CustomFields;

/// <summary>How forms and custom fields are written.</summary>
[JsonSerializable(typeof(CustomForm))]
internal sealed partial class CustomFieldsJson : JsonSerializerContext;
