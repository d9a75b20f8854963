namespace Xnat.Typed.Model;

/// <summary>Names the XNAT data type that a generated class stands for.</summary>
/// <param name="dataType">Data type as in <c>xsi:type</c>: <c>xnat:mrSessionData</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class XnatTypeAttribute(string dataType) : Attribute
{
    /// <summary>Data type as in <c>xsi:type</c>.</summary>
    public string DataType { get; } = dataType;

    /// <summary>Local name of the element that stands at the root of an XML document of this type, or <see langword="null"/>.</summary>
    public string? RootElement { get; set; }
}
