using System.Net;

namespace Xnat.Typed;

/// <summary>The address of a server: scheme, host, port and, where XNAT is not at the root, the path of the web application.</summary>
internal static class ServerAddress
{
    public static Uri Parse(string address)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(address);
        return Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri)
            ? Checked(uri)
            : throw new ArgumentException(
                "The address of the server is not a full one; give it with scheme, such as https://xnat.example.org.", nameof(address));
    }

    /// <summary>The address with a slash at the end, so that relative routes go below it.</summary>
    public static Uri Checked(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
            throw new ArgumentException(
                "The address of the server must begin with https:// or http://, such as https://xnat.example.org.", nameof(address));
        if (address.UserInfo.Length > 0)
            throw new ArgumentException(
                "The address of the server holds a user or password; give it without, and the credential on its own.", nameof(address));
        var plain = address.GetLeftPart(UriPartial.Path);
        return new(plain.EndsWith('/') ? plain : plain + "/");
    }

    public static bool SameOrigin(Uri left, Uri right) =>
        Uri.Compare(left, right, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>Scheme, host and port; <c>GetLeftPart</c> would keep a user and password.</summary>
    public static string Origin(Uri address) => $"{address.Scheme}://{address.Authority}";

    /// <exception cref="ArgumentException">The credential would go over the network in the clear.</exception>
    public static void RequireSafe(Uri server, XnatCredential credential, XnatClientOptions options)
    {
        if (server.Scheme != Uri.UriSchemeHttp || options.AllowPlainHttp || !credential.IsSecret || IsLoopback(server)) return;
        throw new ArgumentException(
            $"The address begins with http://, over which anybody on the way can read the credential; connect to {SecureAddress(server)}, "
            + "or set XnatClientOptions.AllowPlainHttp if the network may be trusted with it. Nothing was sent.",
            nameof(server));
    }

    /// <summary>Where the same application would be with https: the port of http is not its.</summary>
    public static string SecureAddress(Uri address) =>
        $"https://{(address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost)}{address.AbsolutePath.TrimEnd('/')}";

    /// <summary>Whether the address is this machine's own: what goes there is on no network.</summary>
    public static bool IsLoopback(Uri address) =>
        string.Equals(address.IdnHost, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.HostNameType == UriHostNameType.IPv6 ? address.DnsSafeHost : address.IdnHost, out var ip)
            && IPAddress.IsLoopback(ip));
}
