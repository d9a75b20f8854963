namespace Xnat.Typed.Server;

/// <summary>A request that the server has answered, kept for inspection.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path as it came, still encoded.</param>
/// <param name="Query">Query as it came, without the question mark.</param>
/// <param name="Status">Status of the answer.</param>
/// <param name="Route">
/// Template of the route that answered, <c>/data/projects/{project}</c>; <see langword="null"/> if no route knows the path.
/// </param>
public sealed record RecordedRequest(string Method, string Path, string Query, int Status, string? Route)
{
    /// <summary>Value of the header <c>User-Agent</c>.</summary>
    public string UserAgent { get; init; } = "";

    /// <summary>Whether it had the header <c>Authorization</c>; what stood in it is not kept.</summary>
    public bool HasAuthorization { get; init; }

    /// <summary>Media type of the request's body, without parameters; empty if it has none.</summary>
    public string ContentType { get; init; } = "";

    /// <summary>Announced length of the request's body; <see langword="null"/> if none was announced.</summary>
    public long? ContentLength { get; init; }

    /// <summary>Method, path and query on one line.</summary>
    public override string ToString() => Query.Length == 0 ? $"{Method} {Path} {Status}" : $"{Method} {Path}?{Query} {Status}";
}
