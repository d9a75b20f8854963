using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>One line of the history of an experiment: who did what, and when.</summary>
public sealed class XnatHistoryEntry
{
    private static readonly XnatField<DateTime?> DateField = new("history", "event_date");

    /// <exception cref="XnatContentException">The row is of another table.</exception>
    internal XnatHistoryEntry(TableRow row)
    {
        RowCheck.Required(row, "event_date", "GET …/experiments/{experiment}/history");
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (column, text) in row.Cells().Where(static cell => cell.Value.Length > 0)) values[column] = XnatText.Decode(text);
        Values = values;
    }

    /// <summary>All that the server says, by column, without what is empty. Columns differ between versions of XNAT.</summary>
    public IReadOnlyDictionary<string, string> Values { get; }

    /// <summary>Number of the event, which all lines of one request have.</summary>
    public string? EventId => Values.GetValueOrDefault("event_id");

    /// <summary>When, by the clock of the server.</summary>
    /// <exception cref="XnatContentException">What the server sent is no time.</exception>
    public DateTime? Date => Values.TryGetValue("event_date", out var text) ? XnatValue.Parse(text, DateField) : null;

    /// <summary>Login of who did it.</summary>
    public string? User => Values.GetValueOrDefault("event_user");

    /// <summary>What was done: <c>Added</c>, <c>Modified</c>, <c>Removed</c>.</summary>
    public string? Action => Values.GetValueOrDefault("event_action");

    /// <summary>What it was done to: a data type, or the path of a file.</summary>
    public string? Item => Values.GetValueOrDefault("item");

    /// <summary>Path of the field that was changed; only with details.</summary>
    public string? Field => Values.GetValueOrDefault("field");

    /// <summary>Its value before; only with details.</summary>
    public string? Before => Values.GetValueOrDefault("before");

    /// <summary>Its value afterwards; only with details.</summary>
    public string? After => Values.GetValueOrDefault("after");

    /// <summary>When and what, without values and without who.</summary>
    public override string ToString() => $"{Values.GetValueOrDefault("event_date")} {Action} {Item}".Trim();
}
