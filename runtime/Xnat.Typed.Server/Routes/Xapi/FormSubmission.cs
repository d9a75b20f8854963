using System.Globalization;
using System.Text.Json.Nodes;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routes.Xapi;

/// <summary>A form that was sent: what the form builder of the site sends, <c>{"submission":{"data":{…}},"builder":{…}}</c>.</summary>
/// <param name="Uuid">UUID of the form that is changed; <see langword="null"/> for a new one.</param>
/// <param name="Title">What people read.</param>
/// <param name="DataType">Data type that it is for.</param>
/// <param name="Projects">Projects where it holds; none for the whole site.</param>
/// <param name="DisplayOrder">Position among others.</param>
/// <param name="Contents">The form.io document.</param>
internal sealed record FormSubmission(
    string? Uuid,
    string Title,
    string DataType,
    IReadOnlyList<string> Projects,
    int DisplayOrder,
    string Contents)
{
    public static FormSubmission Read(JsonObject body)
    {
        var data = (body["submission"] as JsonObject)?["data"] as JsonObject ?? throw Malformed();
        var builder = body["builder"] as JsonObject ?? throw Malformed();
        var type = Value(data["xnatDatatype"]) ?? throw Malformed();
        var isSiteWide = string.Equals(Value(data["isThisASiteWideConfiguration"]), "yes", StringComparison.OrdinalIgnoreCase);
        List<string> projects = isSiteWide ? [] : data["xnatProject"] switch
        {
            JsonArray list => [.. list.Select(Value).OfType<string>()],
            { } one when Value(one) is { } id => [id],
            _ => [],
        };
        if (!isSiteWide && projects.Count == 0) throw RestException.BadRequest("A form is for the whole site or for at least one project.");
        var order = int.TryParse(Value(data["zIndex"]), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
        var title = JsonBody.Text(builder, "title") ?? Value(data["formTitle"]) ?? type;
        return new(Value(data["formUUID"]) ?? Value(body["formUUID"]), title, type, projects, order, builder.ToJsonString());
    }

    /// <summary>Choices come as objects of label and value, or bare.</summary>
    private static string? Value(JsonNode? node) => node switch
    {
        JsonObject choice => choice["value"]?.ToString(),
        JsonArray => null,
        _ => node?.ToString(),
    };

    private static RestException Malformed() =>
        RestException.BadRequest("A form is sent as {\"submission\":{\"data\":{\"xnatDatatype\":…,\"isThisASiteWideConfiguration\":…}},"
            + "\"builder\":{…}}.");
}
