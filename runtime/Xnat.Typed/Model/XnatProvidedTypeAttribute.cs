using System.ComponentModel;

namespace Xnat.Typed.Model;

/// <summary>Tells the generator in other projects which data type an assembly provides, so that it is not generated again.</summary>
/// <param name="dataType">Data type: <c>xnat:mrSessionData</c>.</param>
/// <param name="className">Full name of the class; empty where an assembly only adds extension properties to the class of another.</param>
/// <param name="baseType">Data type of its base; empty if it has none.</param>
/// <param name="members">
/// Paths of the members that the type itself declares, separated by blanks; <c>path=Name</c> where the name is not what the path says.
/// </param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class XnatProvidedTypeAttribute(string dataType, string className, string baseType, string members) : Attribute
{
    /// <summary>Data type.</summary>
    public string DataType { get; } = dataType;

    /// <summary>Full name of the class.</summary>
    public string ClassName { get; } = className;

    /// <summary>Data type of its base; empty if it has none.</summary>
    public string BaseType { get; } = baseType;

    /// <summary>Paths of the members that the type itself declares, separated by blanks.</summary>
    public string Members { get; } = members;
}
