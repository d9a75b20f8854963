namespace Xnat.Typed;

/// <summary>What to do about the proxy between here and the server.</summary>
internal static class ProxyAdvice
{
    public const string WantsCredentials =
        "The proxy on the way to the server wants credentials of its own; set XnatClientOptions.Proxy, " +
            "with its Credentials.";
}
