namespace Xnat.Typed.Server.Prearchive;

/// <summary>The logs of one session that waits, the oldest first.</summary>
internal sealed record PrearchiveLog(IReadOnlyList<string> Texts);
