using System.ComponentModel;

namespace Xnat.Typed.Rest.BuiltIn;

/// <summary>Called by generated code; use <c>RestClient</c> instead.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RestImplementations
{
    /// <summary>Makes an implementation known to <c>RestClient</c>.</summary>
    /// <typeparam name="T">The interface.</typeparam>
    /// <param name="create">Makes the implementation on a connection.</param>
    public static void Register<T>(Func<RestConnection, T> create)
        where T : class => RestImplementation<T>.Create = create;
}
