using System.Text.Json;
using System.Text.Json.Serialization;

namespace Xnat.Typed.Tool.Pages;

/// <summary>How the model is written for programs, without reflection, which a native program lacks.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, NewLine = "\n")]
[JsonSerializable(typeof(DescribedModel))]
internal sealed partial class ModelJson : JsonSerializerContext;
