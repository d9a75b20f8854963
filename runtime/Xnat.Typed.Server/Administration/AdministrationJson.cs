using System.Text.Json.Serialization;

namespace Xnat.Typed.Server.Administration;

/// <summary>How configurations, site properties, workflows and investigators are written.</summary>
[JsonSerializable(typeof(SiteProperty))]
[JsonSerializable(typeof(ConfigFile))]
[JsonSerializable(typeof(Workflow))]
[JsonSerializable(typeof(Investigator))]
internal sealed partial class AdministrationJson : JsonSerializerContext;
