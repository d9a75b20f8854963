namespace Xnat.Typed.Server.Errors;

/// <summary>The sentences that Restlet uses where a handler gives no text of its own. pyxnat recognises the one of 401 literally.</summary>
internal static class ReasonPhrases
{
    public static string Of(int status) => status switch
    {
        400 => "The request could not be understood by the server due to malformed syntax",
        401 => "The request requires user authentication",
        403 => "The server understood the request, but is refusing to fulfill it",
        404 => "The server has not found anything matching the request URI",
        405 => "The method specified in the request is not allowed for the resource identified by the request URI",
        406 =>
            "The resource identified by the request is only capable of generating response entities which have content characteristics "
            + "not acceptable according to the accept headers sent in the request",
        409 => "The request could not be completed due to a conflict with the current state of the resource",
        410 => "The requested resource is no longer available at the server and no forwarding address is known",
        412 => "The precondition given in one or more of the request-header fields evaluated to false when it was tested on the server",
        415 =>
            "The server is refusing to service the request because the entity of the request is in a format not supported by the "
            + "requested resource for the requested method",
        417 => "The expectation given in the request header could not be met by the server",
        422 =>
            "The server understands the content type of the request entity and the syntax of the request entity is correct but was unable "
            + "to process the contained instructions",
        423 => "The source or destination resource of a method is locked",
        500 => "The server encountered an unexpected condition which prevented it from fulfilling the request",
        502 =>
            "The server, while acting as a gateway or proxy, received an invalid response from the upstream server it accessed in "
            + "attempting to fulfill the request",
        503 => "The server is currently unable to handle the request due to a temporary overloading or maintenance of the server",
        _ => "The request failed",
    };
}
