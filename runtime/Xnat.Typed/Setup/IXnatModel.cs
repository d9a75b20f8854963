namespace Xnat.Typed;

/// <summary>
/// The classes that one assembly has for data types, as a client can be given them: the generated <c>…TypeRegistry.Instance</c>. Only
/// generated code implements it.
/// </summary>
public interface IXnatModel
{
    /// <summary>What the generated code expects of this library, by number.</summary>
    int Contract { get; }
}
