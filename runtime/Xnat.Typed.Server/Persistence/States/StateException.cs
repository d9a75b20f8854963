namespace Xnat.Typed.Server.Persistence.States;

/// <summary>
/// A file of state that is refused; told from what the zip reader says, and leaves as <see cref="InvalidDataException"/>.
/// </summary>
internal sealed class StateException(string message, Exception? cause = null) : Exception(message, cause);
