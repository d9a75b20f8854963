namespace Xnat.Typed.Server.Prearchive;

/// <summary>Statuses that sessions do not come out of, set on purpose.</summary>
internal sealed class StuckSessions : SessionFaults<string>;
