namespace Xnat.Typed.Server.Progress;

/// <summary>One step of work in the background.</summary>
/// <param name="Status"><c>PROCESSING</c>, <c>WARNING</c>, <c>FAILED</c> or <c>COMPLETED</c>.</param>
/// <param name="Msg">Text for people.</param>
/// <param name="Terminal">Whether nothing follows.</param>
internal sealed record ProgressMessage(string Status, string Msg, bool Terminal);
