using System.Buffers;
using System.Text;
using System.Text.Json;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Routing;

namespace Xnat.Typed.Server;

/// <summary><c>/xnat-typed/requests</c>: what clients have asked, without what they asked of the controls.</summary>
internal sealed class RequestControl(RequestLog log) : IRequestRoutes
{
    public Answer List(XnatRequest request)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var recorded in log.All.Where(recorded => !recorded.Path.StartsWith("/xnat-typed/", StringComparison.Ordinal)))
                Write(writer, recorded);
            writer.WriteEndArray();
        }

        return Answer.Json(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    public Answer Clear(XnatRequest request)
    {
        log.Clear();
        return List(request);
    }

    private static void Write(Utf8JsonWriter writer, RecordedRequest recorded)
    {
        writer.WriteStartObject();
        writer.WriteString("method", recorded.Method);
        writer.WriteString("path", recorded.Path);
        writer.WriteString("query", recorded.Query);
        writer.WriteNumber("status", recorded.Status);
        writer.WriteString("route", recorded.Route);
        writer.WriteString("userAgent", recorded.UserAgent);
        writer.WriteString("contentType", recorded.ContentType);
        if (recorded.ContentLength is { } length) writer.WriteNumber("contentLength", length);
        else writer.WriteNull("contentLength");
        writer.WriteEndObject();
    }
}
