using System.Text.Json.Serialization;

namespace Xnat.Typed.Server.Administration;

/// <summary>How configurations, site properties, workflows, investigators and automation are written.</summary>
[JsonSerializable(typeof(SiteProperty))]
[JsonSerializable(typeof(ConfigFile))]
[JsonSerializable(typeof(Workflow))]
[JsonSerializable(typeof(Investigator))]
[JsonSerializable(typeof(AutomationScript))]
[JsonSerializable(typeof(ScriptTrigger))]
internal sealed partial class AdministrationJson : JsonSerializerContext;
