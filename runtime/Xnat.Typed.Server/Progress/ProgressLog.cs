namespace Xnat.Typed.Server.Progress;

/// <summary>What was reported under the id that a client chose.</summary>
internal sealed record ProgressLog(IReadOnlyList<ProgressMessage> Msgs);
