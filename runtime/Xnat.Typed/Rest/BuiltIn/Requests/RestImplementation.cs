namespace Xnat.Typed.Rest.BuiltIn;

/// <summary>Where the generated implementation of an interface is found again, without looking types up by name.</summary>
/// <typeparam name="T">The interface.</typeparam>
internal static class RestImplementation<T>
    where T : class
{
    /// <summary>Set when the assembly that declares the interface is initialised.</summary>
    public static Func<RestConnection, T>? Create { get; set; }
}
