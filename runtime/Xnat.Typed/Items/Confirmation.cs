namespace Xnat.Typed;

/// <summary>Done means done: what was accepted counts only if the server has it afterwards.</summary>
internal static class Confirmation
{
    /// <exception cref="XnatAuthenticationException">The session has ended, so that it cannot be known.</exception>
    /// <exception cref="XnatContentException">The server does not have it.</exception>
    public static async Task RequireAsync(
        XnatConnection connection, bool isKept, string route, string advice, CancellationToken cancellationToken)
    {
        if (isKept) return;
        await connection.RequireSameUserAsync(cancellationToken).ConfigureAwait(false);
        throw new XnatContentException($"{route} was accepted, and the server does not show it afterwards. {advice}") { Route = route };
    }

    /// <summary>Sends a change; that all of it is so already (304) is no refusal.</summary>
    public static async Task ChangeAsync(
        XnatConnection connection, Func<CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        try
        {
            await connection.DoAsync(send, cancellationToken).ConfigureAwait(false);
        }
        catch (XnatResponseException refusal) when (refusal.Status == System.Net.HttpStatusCode.NotModified)
        {
            // What is there is read afterwards in any case.
        }
    }
}
