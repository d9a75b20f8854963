using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Xnat.Typed.Model;

/// <summary>
/// The texts that a project allows for a custom variable or an answer, on the type that was generated for them. The analyzer refuses
/// constants that are none of them; a text that comes from the server is kept whatever it is.
/// </summary>
/// <param name="values">The texts.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Struct, Inherited = false)]
[SuppressMessage("Design", "CA1019", Justification = "Values is the property for it, read-only as a list.")]
public sealed class XnatAllowedValuesAttribute(params string[] values) : Attribute
{
    /// <summary>The texts.</summary>
    public IReadOnlyList<string> Values { get; } = values;
}
