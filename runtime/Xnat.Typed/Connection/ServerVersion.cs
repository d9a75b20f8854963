using System.Text.Json;

namespace Xnat.Typed;

/// <summary>Asks a server which XNAT it is.</summary>
internal static class ServerVersion
{
    /// <exception cref="XnatContentException">What was answered is no version.</exception>
    public static async Task<string> AskAsync(XnatConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            return await connection.JsonAsync(connection.Site.GetBuildInfoAsync, VersionIn, cancellationToken).ConfigureAwait(false);
        }
        catch (XnatNotFoundException)
        {
            // XNAT 1.6 has nothing below /xapi, and tells its version where later ones have nothing.
            return await AskOlderAsync(connection, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<string> AskOlderAsync(XnatConnection connection, CancellationToken cancellationToken)
    {
        using var response = await connection.AskAsync(connection.Site.GetVersionAsync, ExpectedContent.Text, cancellationToken)
            .ConfigureAwait(false);
        var text = await XnatConnection.ReadTextAsync(response, cancellationToken).ConfigureAwait(false);
        return text.Contains('.', StringComparison.Ordinal) && text.All(static letter => letter is > ' ' and <= '~')
            ? text
            : throw None(connection.RouteOf(response));
    }

    private static string VersionIn(JsonElement build, string route) =>
        build.ValueKind == JsonValueKind.Object && build.TryGetProperty("version", out var text)
            && text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 } known
            ? known
            : throw None(route);

    private static XnatContentException None(string route) =>
        new($"{route} names no version; this is no XNAT of 1.6 or later.") { Route = route };
}
