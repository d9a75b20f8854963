namespace Xnat.Typed;

/// <summary>Words about the proxy between here and the server.</summary>
internal static class ProxyWords
{
    public const string WantsCredentials =
        "The proxy on the way to the server wants credentials of its own; set Proxy or DefaultProxyCredentials on the SocketsHttpHandler " +
            "that XnatClientOptions.PrimaryHandler gets.";
}
