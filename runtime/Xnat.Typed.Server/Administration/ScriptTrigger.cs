namespace Xnat.Typed.Server.Administration;

/// <summary>A handler of events: when something happens, a script would run.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Project">Project; empty for the site.</param>
/// <param name="Event">Name of the event.</param>
/// <param name="ScriptId">The script.</param>
/// <param name="Description">What it is for.</param>
/// <param name="EventClass">Java class of the event.</param>
/// <param name="Filters">Filters of the event, an object of lists as JSON text.</param>
internal sealed record ScriptTrigger(
    long Number, string Project, string Event, string ScriptId, string Description, string EventClass, string Filters)
{
    /// <summary>XNAT's word for where it holds.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Scope => Project.Length == 0 ? "site" : "prj";

    /// <summary>The name by which XNAT tells one from another: script, place and event.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string TriggerId => $"{ScriptId}-{(Project.Length == 0 ? Scope : Scope + "-" + Project)}-{Event}";
}
