namespace Xnat.Typed.Model;

/// <summary>Names the class that makes the objects of an assembly, so that the generator in a project that references it adds it to <see cref="XnatModels"/> at start.</summary>
/// <param name="className">Full name of the class, an <see cref="XnatModel"/> with a static property <c>Instance</c>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class XnatModelProviderAttribute(string className) : Attribute
{
    /// <summary>Full name of the class.</summary>
    public string ClassName { get; } = className;
}
