using System.Text.Json.Serialization;

namespace Xnat.Typed.Server.Prearchive;

/// <summary>How records of the prearchive are kept.</summary>
[JsonSerializable(typeof(PrearchiveLog))]
[JsonSerializable(typeof(PrearchiveWork))]
internal sealed partial class PrearchiveJson : JsonSerializerContext;
