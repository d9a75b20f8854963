using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Listings;

/// <summary>Tables as answers.</summary>
internal static class TableAnswer
{
    /// <summary>The table in the form that the request asks for.</summary>
    public static Answer Of(XnatRequest request, Table table)
    {
        var format = request.Format;
        return Answer.Stream(TableWriter.MediaType(format), (stream, token) => TableWriter.WriteAsync(table, format, stream, token));
    }
}
