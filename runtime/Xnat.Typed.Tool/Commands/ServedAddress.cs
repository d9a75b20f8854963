using System.Net;
using Xnat.Typed.Server;

namespace Xnat.Typed.Tool.Commands;

/// <summary>What an address to listen on asks of the accounts: others than this machine's users may reach it.</summary>
internal static class ServedAddress
{
    /// <summary>The password that everybody tries first, and that the server has on this machine alone.</summary>
    private const string KnownPassword = "admin";

    /// <summary>Why a server must not be started in this way; <see langword="null"/> if nothing is to be said.</summary>
    /// <param name="urls">Addresses, separated by semicolons.</param>
    /// <param name="given">The accounts that were given; empty for none.</param>
    public static string? Refusal(string urls, IReadOnlyList<XnatServerUser> given)
    {
        if (All(urls).All(IsLoopback)) return null;
        if (!given.Any(user => user.IsAdmin))
            return "Other machines can reach this address, so the server has no stock account there: give an administrator with --user "
                + "NAME:PASSWORD, or listen on http://127.0.0.1.";
        return given.Any(user => user.Password is KnownPassword or "")
            ? "Other machines can reach this address: give every account a password, and another one than 'admin'."
            : null;
    }

    /// <summary>What whoever starts the server should know; <see langword="null"/> if nothing is to be said.</summary>
    public static string? Warning(string urls) =>
        All(urls).Any(url => !IsLoopback(url) && url.StartsWith("http:", StringComparison.OrdinalIgnoreCase))
            ? "warning: this is plain http, and other machines can reach it: passwords and data can be read on the way. Keep it in a "
                + "network that you trust, or put something in front of it that speaks https."
            : null;

    private static string[] All(string urls) =>
        urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Names other than localhost may mean any interface, and <c>*</c> and <c>+</c> mean all.</summary>
    private static bool IsLoopback(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));
}
