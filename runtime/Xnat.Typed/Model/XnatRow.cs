using System.ComponentModel;

namespace Xnat.Typed.Model;

/// <summary>
/// An item without an address of its own: a row of a list, such as an alias of a project, or what one member holds, such as the
/// demographics of a subject.
/// </summary>
/// <remarks>
/// It is read and saved with the object that it belongs to, so it has no <c>LoadAsync</c>, <c>SaveAsync</c> or <c>DeleteAsync</c>.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class XnatRow : XnatItem;
