namespace Xnat.Typed.Model;

/// <summary>Makes the objects of one assembly by the data type that the server names. Generated.</summary>
public abstract class XnatTypeRegistry
{
    /// <summary>A new, empty object of that data type, or <see langword="null"/> if this assembly has no class for it.</summary>
    /// <param name="dataType">Data type as in <c>xsi:type</c>.</param>
    public abstract XnatItem? Create(string dataType);
}
