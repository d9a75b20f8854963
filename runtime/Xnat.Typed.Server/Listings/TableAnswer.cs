using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Listings;

/// <summary>Tables as answers.</summary>
internal static class TableAnswer
{
    private static readonly string[] Acceptable =
        ["*/*", "application/*", "text/*", "application/json", "text/html", "text/xml", "application/xml"];

    /// <summary>Listings announce JSON, HTML and XML; CSV is to be had through the format only.</summary>
    /// <exception cref="RestException">406: the request accepts none of them.</exception>
    public static void DemandAcceptable(XnatRequest request)
    {
        var accept = request.Context.Request.Headers.Accept.ToString();
        if (accept.Length > 0 && !Array.Exists(Acceptable, type => accept.Contains(type, StringComparison.OrdinalIgnoreCase)))
            throw new RestException(406);
    }

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
