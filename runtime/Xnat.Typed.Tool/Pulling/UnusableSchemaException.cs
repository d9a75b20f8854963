namespace Xnat.Typed.Tool.Pulling;

/// <summary>A server's answer is no schema; the message is a clause that says why.</summary>
internal sealed class UnusableSchemaException(string message) : Exception(message);
