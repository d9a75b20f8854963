using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Xnat.Typed.Server.Errors;

namespace Xnat.Typed.Server.Http;

/// <summary>The parts of a multipart body, one after the other as they come in.</summary>
internal static class MultipartParts
{
    /// <summary>RFC 2046 §5.1.1 allows 70 characters, and not every client keeps to it.</summary>
    private const int LongestBoundary = 128;

    /// <param name="request">The request.</param>
    /// <param name="take">Takes one part; its body is to be read before the next one comes.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RestException">
    /// 400: there is no boundary or one that is too long, or the body ends before its closing one.
    /// </exception>
    public static async Task ReadAsync(XnatRequest request, Func<MultipartSection, Task> take, CancellationToken cancellationToken)
    {
        var body = request.Context.Request.Body;
        var reader = new MultipartReader(Boundary(request), body);
        try
        {
            while (await reader.ReadNextSectionAsync(cancellationToken).ConfigureAwait(false) is { } section)
                await take(section).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            // With bytes left it was not the body that failed, but the place where the parts go.
            if (exception is IOException && await body.ReadAsync(new byte[1], cancellationToken).ConfigureAwait(false) > 0) throw;
            throw RestException.BadRequest(
                "The multipart body cannot be read: its closing boundary is missing, or the head of a part is broken.");
        }
    }

    private static string Boundary(XnatRequest request)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.Context.Request.ContentType, out var type)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).ToString()
            : "";
        return boundary.Length switch
        {
            0 => throw RestException.BadRequest("The multipart body has no boundary."),
            > LongestBoundary => throw RestException.BadRequest("The boundary of the multipart body has more than 128 characters."),
            _ => boundary,
        };
    }
}
