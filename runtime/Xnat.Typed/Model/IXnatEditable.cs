namespace Xnat.Typed.Model;

/// <summary>
/// An object whose fields can be changed on the server, by <c>SaveAsync</c>: every <see cref="XnatObject"/> but a resource, which XNAT
/// does not change once it is there.
/// </summary>
/// <remarks>Generated classes say it; a class of another kind gains nothing by saying it too.</remarks>
public interface IXnatEditable;
