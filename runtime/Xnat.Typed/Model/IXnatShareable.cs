namespace Xnat.Typed.Model;

/// <summary>
/// An object that belongs to one project and can be shared into others or given to one of them, by <c>ShareAsync</c>,
/// <c>UnshareAsync</c> and <c>MoveAsync</c>: a subject or an experiment, thus also a session and an assessor.
/// </summary>
/// <remarks>Generated classes say it; a class of another kind gains nothing by saying it too.</remarks>
public interface IXnatShareable;
