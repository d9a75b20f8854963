namespace Xnat.Typed.Tool.Changes;

/// <summary>A change that somebody has looked at and lives with.</summary>
/// <param name="Fingerprint">Which one it is.</param>
/// <param name="Date">When that was.</param>
/// <param name="Reason">Why.</param>
/// <param name="Line">Line in the file, from 1.</param>
internal sealed record AcceptedChange(string Fingerprint, DateOnly Date, string Reason, int Line);
