using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Listings;

/// <summary>A table in the form that the request asks for.</summary>
internal static class TableAnswer
{
    public static Answer Show(XnatRequest request, Table table)
    {
        var format = request.Format;
        return Answer.Stream(TableWriter.MediaType(format), (stream, token) => TableWriter.WriteAsync(table, format, stream, token));
    }
}
