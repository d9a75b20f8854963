using System.ComponentModel;

namespace Xnat.Typed.Model;

/// <summary>
/// Names the class that makes the objects of an assembly, so that a project that references it adds it to
/// <see cref="XnatTypeRegistries"/> at start. Generated.
/// </summary>
/// <param name="className">Full name of the class, an <see cref="XnatTypeRegistry"/> with a static property <c>Instance</c>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class XnatProvidedRegistryAttribute(string className) : Attribute
{
    /// <summary>Full name of the class.</summary>
    public string ClassName { get; } = className;
}
