using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Items;

/// <summary>Items as answers. Called with the store locked.</summary>
internal sealed class ItemAnswer(Store store, Access access, ItemHistory history)
{
    private static readonly string[] Acceptable = ["*/*", "text/*", "text/html", "text/xml"];

    /// <summary>An item announces HTML and XML only, and that is negotiated before <c>format</c> is looked at.</summary>
    /// <exception cref="RestException">406: the request accepts neither.</exception>
    public static void DemandAcceptable(XnatRequest request)
    {
        var accept = request.Context.Request.Headers.Accept.ToString();
        if (accept.Length > 0 && !Array.Exists(Acceptable, type => accept.Contains(type, StringComparison.OrdinalIgnoreCase)))
            throw new RestException(406);
    }

    /// <summary>Handlers come with plugins, and there are none.</summary>
    /// <exception cref="RestException">400: the request names one.</exception>
    public static void RefuseHandlers(XnatRequest request)
    {
        if (request.Query["handler"] is { Length: > 0 } handler) throw RestException.BadRequest($"Invalid handler definition: {handler}");
    }

    /// <summary>The item in the form that is asked for; a page where none is, and XML where the form is unknown.</summary>
    public Answer Of(Row row, ParameterList query, string siteUrl)
    {
        var children = new ItemChildren(store, access);
        switch (query["format"])
        {
            case "json" or "application/json":
                var json = new ItemJson(children)
                {
                    History = query.Flag("includeHistory") ? history : null,
                    HasHeaders = query.Flag("includeHeaders")
                }.Document(row);
                return Answer.Stream("application/json;charset=UTF-8", async (stream, token) =>
                    await stream.WriteAsync(json, token).ConfigureAwait(false));
            case null or "html" or "text/html":
                return Answer.Html(new ItemPage(children).Of(row));
            default:
                var xml = new ItemXml(store, access, siteUrl, query.Flag("concealHiddenFields")).Document(row);
                return Answer.Stream("text/xml;charset=UTF-8", async (stream, token) =>
                    await stream.WriteAsync(xml, token).ConfigureAwait(false));
        }
    }
}
