namespace Xnat.Typed.Server.Errors;

/// <summary>Ends the handling of a request with a status and the text that XNAT puts into the heading of its error page.</summary>
internal sealed class RestException(int status, string? text = null) : Exception(text ?? ReasonPhrases.Of(status))
{
    public int Status { get; } = status;

    public static RestException NotFound(string? text = null) => new(404, text);

    public static RestException BadRequest(string text) => new(400, text);

    public static RestException Forbidden(string? text = null) => new(403, text);

    public static RestException MethodNotAllowed() => new(405);
}
