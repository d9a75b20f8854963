using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Listings;

/// <summary>Tables as answers.</summary>
internal static class TableAnswer
{
    /// <summary>The table in the form that the request asks for.</summary>
    public static Answer Of(XnatRequest request, Table table)
    {
        var format = request.Format ?? Negotiated(request.Context.Request.Headers.Accept);
        return Answer.Stream(TableWriter.MediaType(format), (stream, token) => TableWriter.WriteAsync(table, format, stream, token));
    }

    /// <summary>What <c>Accept</c> prefers of JSON, HTML and XML; JSON where it leaves the choice.</summary>
    private static string? Negotiated(StringValues accept)
    {
        if (!MediaTypeHeaderValue.TryParseList(accept, out var types)) return null;
        foreach (var type in types.OrderByDescending(type => type.Quality ?? 1))
        {
            if (type.MediaType.Value is "text/html" or "text/xml" or "application/xml") return type.MediaType.Value;
            if (type.MediaType.Value is "application/json" or "application/*" or "*/*") return null;
        }

        return null;
    }
}
