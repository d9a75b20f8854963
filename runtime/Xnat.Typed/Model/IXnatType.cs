namespace Xnat.Typed.Model;

/// <summary>A generated class that knows its data type at compile time, so that typed calls need no string.</summary>
/// <typeparam name="TSelf">The class itself.</typeparam>
public interface IXnatType<TSelf>
    where TSelf : XnatItem, IXnatType<TSelf>
{
    /// <summary>Data type as in <c>xsi:type</c>: <c>xnat:mrSessionData</c>.</summary>
    static abstract string XsiType { get; }
}
