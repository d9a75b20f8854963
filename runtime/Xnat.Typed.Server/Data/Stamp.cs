namespace Xnat.Typed.Server.Data;

/// <summary>Who changed something, when, and by which event.</summary>
/// <param name="Time">The server's clock.</param>
/// <param name="User">Login.</param>
/// <param name="Event">Number of the change event, shown as <c>create_event_id</c>.</param>
internal sealed record Stamp(DateTimeOffset Time, string User, long Event);
