using System.Text.Json.Serialization;

namespace Xnat.Typed.Server.Administration;

/// <summary>How the records of this room are written.</summary>
[JsonSerializable(typeof(SiteProperty))]
[JsonSerializable(typeof(ConfigFile))]
[JsonSerializable(typeof(Workflow))]
internal sealed partial class AdministrationJson : JsonSerializerContext;
