using System.ComponentModel;

namespace Xnat.Typed.Model;

/// <summary>Makes the objects of one assembly by the data type that the server names. Generated.</summary>
/// <remarks>
/// This class, its members and <see cref="XnatTypeRegistries.Add"/> stay as they are in every version: by them a library that was generated
/// for another version is told apart before anything of it is used.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class XnatTypeRegistry : IXnatModel
{
    /// <summary>
    /// What the generated code expects of this library, by number: <see cref="XnatTypeRegistries.Contract"/> when it was generated.
    /// </summary>
    public abstract int Contract { get; }

    /// <summary>A new, empty object of that data type, or <see langword="null"/> if this assembly has no class for it.</summary>
    /// <param name="dataType">Data type as in <c>xsi:type</c>.</param>
    public abstract XnatItem? Create(string dataType);
}
