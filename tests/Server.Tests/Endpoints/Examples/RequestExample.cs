namespace Xnat.Typed.Server.Tests.Endpoints.Examples;

/// <summary>A request of the table as it is really sent, and what is answered.</summary>
/// <param name="Request">Method and template.</param>
/// <param name="Status">The status of the answer.</param>
internal sealed record RequestExample(string Request, int Status = 200)
{
    /// <summary>Why the status is no 2xx.</summary>
    public string Reason { get; init; } = "";

    /// <summary>
    /// Path and query, with placeholders where the site's usual values will do; the template itself where nothing else is said.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>Makes the body.</summary>
    public Func<HttpContent>? Body { get; init; }

    /// <summary>Requests that make what the request needs: method, path, body as JSON.</summary>
    public IReadOnlyList<Step> Before { get; init; } = [];

    /// <summary>Whose request it is, where it is not the administrator's.</summary>
    public string? Login { get; init; }

    /// <summary>Puts files into a folder that is the site's inbox and has its schemas.</summary>
    public Action<string>? Folder { get; init; }

    public string Method => Request.Split(' ')[0];

    /// <summary>A request that comes before another.</summary>
    internal sealed record Step(string Method, string Path, Func<HttpContent>? Body = null);
}
