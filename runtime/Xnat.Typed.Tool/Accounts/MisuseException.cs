namespace Xnat.Typed.Tool.Accounts;

/// <summary>The command was called in a way that cannot work; the message says how to call it.</summary>
internal class MisuseException(string message) : Exception(message);
