namespace Xnat.Typed.Server.Prearchive;

/// <summary>Sessions that take their time to be archived and rebuilt.</summary>
internal sealed class SlowSessions : SessionFaults<Slowness>;
