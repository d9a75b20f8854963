namespace Xnat.Typed.Server.Administration;

/// <summary>A script of XNAT's automation, kept and never run.</summary>
/// <param name="ScriptId">Its ID.</param>
/// <param name="Label">Its name; empty for none.</param>
/// <param name="Language">What it is written in: <c>groovy</c>.</param>
/// <param name="Description">What it does.</param>
/// <param name="Content">The script itself.</param>
internal sealed record AutomationScript(string ScriptId, string Label, string Language, string Description, string Content);
