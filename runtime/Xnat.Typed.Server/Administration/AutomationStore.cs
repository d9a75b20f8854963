using System.Globalization;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;

namespace Xnat.Typed.Server.Administration;

/// <summary>Scripts and handlers of events. Called with the store locked.</summary>
internal sealed class AutomationStore(Store store)
{
    private const int MaxRecords = 10_000;
    private const int MaxNameLength = 255;

    private readonly Register<AutomationScript> scripts =
        store.Register("automation-script", static () => AdministrationJson.Default.AutomationScript);

    private readonly Register<ScriptTrigger> triggers =
        store.Register("script-trigger", static () => AdministrationJson.Default.ScriptTrigger);

    public IReadOnlyCollection<AutomationScript> Scripts => scripts.All;

    public IEnumerable<ScriptTrigger> Triggers => triggers.All.OrderBy(trigger => trigger.Event, StringComparer.Ordinal);

    public AutomationScript? FindScript(string id) => scripts.Find(id);

    /// <summary>A handler by its number or by its name.</summary>
    public ScriptTrigger? FindTrigger(string id) =>
        triggers.Find(id) ?? triggers.All.FirstOrDefault(trigger => trigger.TriggerId == id);

    /// <exception cref="RestException">400: there are too many, or the name is none.</exception>
    public void Put(AutomationScript script)
    {
        DemandName("script ID", script.ScriptId);
        if (scripts.Find(script.ScriptId) is null) DemandRoom(scripts.All.Count);
        scripts.Put(script.ScriptId, script);
    }

    /// <summary>Keeps a handler; one that has no number gets one, or takes that of its like.</summary>
    /// <exception cref="RestException">400: there are too many, or its names are none.</exception>
    public ScriptTrigger Put(ScriptTrigger trigger)
    {
        DemandName("script ID", trigger.ScriptId);
        DemandName("event", trigger.Event);
        if (trigger.Number == 0)
        {
            var known = FindTrigger(trigger.TriggerId);
            if (known is null) DemandRoom(triggers.All.Count);
            trigger = trigger with { Number = known?.Number ?? (triggers.All.Select(other => other.Number).DefaultIfEmpty().Max() + 1) };
        }

        triggers.Put(Key(trigger), trigger);
        return trigger;
    }

    /// <summary>Removes a script and, as XNAT does, the handlers that would run it.</summary>
    public bool RemoveScript(string id)
    {
        foreach (var trigger in triggers.All.Where(trigger => trigger.ScriptId == id).ToList()) Remove(trigger);
        return scripts.Remove(id);
    }

    public void Remove(ScriptTrigger trigger) => triggers.Remove(Key(trigger));

    private static string Key(ScriptTrigger trigger) => trigger.Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Names become parts of addresses.</summary>
    private static void DemandName(string what, string name)
    {
        if (name.Length is 0 or > MaxNameLength || name.Any(char.IsControl) || name.Contains("..", StringComparison.Ordinal)
            || name.AsSpan().ContainsAny('/', '\\'))
            throw RestException.BadRequest(
                $"You must specify a {what} of 1 to 255 characters, without control characters, slashes and '..'.");
    }

    private static void DemandRoom(int count)
    {
        if (count >= MaxRecords) throw RestException.BadRequest("There are 10,000 of them already. Delete some first.");
    }
}
