using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Xnat.Typed.Rest.BuiltIn;

namespace Xnat.Typed.Rest;

/// <summary>Makes REST interfaces callable: ours, and interfaces of your own for the endpoints of a server's plugins.</summary>
public static class RestClient
{
    /// <summary>The implementation of a REST interface that was generated with the interface.</summary>
    /// <typeparam name="T">An interface whose methods carry verb attributes.</typeparam>
    /// <param name="client">Sends the requests; needs a base address. Stays the caller's.</param>
    /// <param name="json">Types that methods send or return as JSON; not needed for responses, text and streams.</param>
    /// <returns>A thread-safe object without state of its own.</returns>
    /// <exception cref="InvalidOperationException">Nothing was generated for <typeparamref name="T"/>.</exception>
    public static T For<T>(HttpClient client, JsonSerializerContext? json = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(client);
        // Implementations are registered when their assembly is initialised, and naming an interface does not do that yet.
        if (RestImplementation<T>.Create is null) RuntimeHelpers.RunModuleConstructor(typeof(T).Module.ModuleHandle);
        var create = RestImplementation<T>.Create ?? throw new InvalidOperationException(
            $"{typeof(T)} has no generated implementation. Give each of its methods an attribute like [Get(\"/route\")] from {typeof(GetAttribute).Namespace}, " +
            "and reference the package in the project that declares the interface.");
        return create(new RestConnection(client, json));
    }
}
