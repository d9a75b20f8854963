using System.Text.Json.Serialization;

namespace Xnat.Typed.Server.Administration;

/// <summary>How configurations, site properties and workflows are written.</summary>
[JsonSerializable(typeof(SiteProperty))]
[JsonSerializable(typeof(ConfigFile))]
[JsonSerializable(typeof(Workflow))]
internal sealed partial class AdministrationJson : JsonSerializerContext;
