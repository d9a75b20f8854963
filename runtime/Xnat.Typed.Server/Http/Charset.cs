using System.Text;
using Microsoft.Net.Http.Headers;
using Xnat.Typed.Server.Errors;

namespace Xnat.Typed.Server.Http;

/// <summary>The encoding that a content type names.</summary>
internal static class Charset
{
    /// <summary>The encoding; <see langword="null"/> where none is named.</summary>
    /// <exception cref="RestException">400: it is unknown, or not supported.</exception>
    public static Encoding? Of(string? contentType)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type)) return null;
        var name = HeaderUtilities.RemoveQuotes(type.Charset);
        if (name.Length == 0) return null;
        try
        {
            return Encoding.GetEncoding(name.ToString());
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            // .NET knows UTF-7 and refuses it, since the same bytes may be read as other text.
            throw RestException.BadRequest("The content type names an encoding that this server does not know: send UTF-8.");
        }
    }
}
