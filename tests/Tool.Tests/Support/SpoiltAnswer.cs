using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Xnat.Typed.Tool.Tests.Support;

/// <summary>Answers with one thing changed, and answers that no server should give.</summary>
internal static class SpoiltAnswer
{
    public static byte[]? Of(string kind, HttpContext context, byte[] body)
    {
        var (path, query) = (context.Request.Path.Value!, context.Request.QueryString.Value!);
        var isScans = path.EndsWith("/scans", StringComparison.Ordinal) && path.StartsWith("/data/experiments/", StringComparison.Ordinal);
        var isJson = query.Contains("format=json", StringComparison.Ordinal);
        var isAccessibility = path.EndsWith("/accessibility", StringComparison.Ordinal);
        switch (kind)
        {
            case "status" when path.StartsWith("/data/experiments/", StringComparison.Ordinal)
                && path.EndsWith("/status", StringComparison.Ordinal):
                context.Response.StatusCode = 500;
                return body;
            case "column" when isScans && isJson:
                return Rows(body, row => row.Remove("quality"));
            case "more" when isScans && isJson:
                return Rows(body, row => row["extra_column"] = "");
            case "kind" when isScans && isJson:
                return Rows(body, row => row["ID"] = 1);
            case "order" when isJson && path.EndsWith("/Secretstudy/subjects", StringComparison.Ordinal):
                return Rows(body, row =>
                {
                    var first = row.First();
                    row.Remove(first.Key);
                    row[first.Key] = first.Value?.DeepClone();
                });
            case "csv" when isScans && !isJson:
                return Encoding.UTF8.GetBytes(Regex.Replace(Encoding.UTF8.GetString(body), "\"?quality\"?,", ""));
            case "header" when query.Contains("format=zip", StringComparison.Ordinal) && path.EndsWith("/files", StringComparison.Ordinal):
                context.Response.Headers["X-Disposition"] = context.Response.Headers.ContentDisposition;
                context.Response.Headers.ContentDisposition = default;
                return body;
            case "type" when isAccessibility:
                context.Response.ContentType = "text/x-other";
                return body;
            case "cookie" when isAccessibility:
                context.Response.Headers.SetCookie = "TRACKER=1234; path=/";
                return body;
            case "location" when isAccessibility:
                context.Response.Headers.Location = "/data/projects/P1";
                return body;
            case "element" when path.Contains("/scans/", StringComparison.Ordinal) && query == "?format=xml":
                return Encoding.UTF8.GetBytes(
                    Encoding.UTF8.GetString(body).Replace("xnat:quality", "xnat:grade", StringComparison.Ordinal));
            case "html" when isScans && isJson:
                return "<!DOCTYPE html><html><body>Please wait</body></html>"u8.ToArray();
            default:
                return body;
        }
    }

    private static byte[] Rows(byte[] body, Action<JsonObject> change)
    {
        var document = JsonNode.Parse(body)!;
        foreach (var row in document["ResultSet"]!["Result"]!.AsArray()) change(row!.AsObject());
        return Encoding.UTF8.GetBytes(document.ToJsonString());
    }

    public static async Task<byte[]?> HostileAsync(string kind, HttpContext context)
    {
        switch (kind)
        {
            case "huge":
                var block = new byte[1024 * 1024];
                block.AsSpan().Fill((byte)'[');
                for (var count = 0; count < 1000 && !context.RequestAborted.IsCancellationRequested; count++)
                    await context.Response.Body.WriteAsync(block);
                return null;
            case "redirect":
                context.Response.StatusCode = 302;
                context.Response.Headers.Location = context.Request.Path.Value;
                return [];
            case "deep":
                return Encoding.UTF8.GetBytes(new string('[', 200_000));
            case "deep xml":
                context.Response.ContentType = "text/xml";
                return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 200_000)));
            case "surrogate":
                return """{"ResultSet":{"Result":[{"ID":"\ud800","\udc00":1}]}}"""u8.ToArray();
            default:
                return """{"ResultSet":{"Result":[{"ID":"""u8.ToArray();
        }
    }
}
