using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Listings;

<<<<<<< HEAD
/// <summary>A table in the form that the request asks for.</summary>
internal static class TableAnswer
{
    public static Answer Show(XnatRequest request, Table table)
=======
/// <summary>Tables as answers.</summary>
internal static class TableAnswer
{
    /// <summary>The table in the form that the request asks for.</summary>
    public static Answer Of(XnatRequest request, Table table)
>>>>>>> main
    {
        var format = request.Format;
        return Answer.Stream(TableWriter.MediaType(format), (stream, token) => TableWriter.WriteAsync(table, format, stream, token));
    }
}
