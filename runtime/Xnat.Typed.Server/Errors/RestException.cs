namespace Xnat.Typed.Server.Errors;

/// <summary>Ends the handling of a request with a status and the text that XNAT puts into the heading of its error page.</summary>
internal sealed class RestException(int status, string? text = null) : Exception(text ?? ReasonPhrases.Of(status))
{
    public int Status { get; } = status;

    /// <summary>The methods that the address offers, where the one of the request is not among them.</summary>
    public IReadOnlyList<string> Allowed { get; private init; } = [];

    public static RestException NotFound(string? text = null) => new(404, text);

    public static RestException BadRequest(string text) => new(400, text);

    public static RestException Forbidden(string? text = null) => new(403, text);

    public static RestException MethodNotAllowed(params IReadOnlyList<string> allowed) => new(405) { Allowed = allowed };
}
