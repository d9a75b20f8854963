using System.Text.Json.Serialization;

namespace Xnat.Typed.Tool.Parity;

/// <summary>How results are written without reflection, which a native program lacks.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ParityReport))]
internal sealed partial class ParityJson : JsonSerializerContext;
