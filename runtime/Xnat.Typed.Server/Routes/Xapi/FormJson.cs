using System.Globalization;
using System.Text.Json.Nodes;
using Xnat.Typed.Server.CustomFields;

namespace Xnat.Typed.Server.Routes.Xapi;

/// <summary>Forms as the API shows them.</summary>
internal static class FormJson
{
    public static JsonObject Of(CustomForm form, bool hasData) => new()
    {
        ["formUUID"] = form.Uuid,
        ["formId"] = form.Number,
        ["title"] = form.Title,
        ["path"] = "datatype/" + form.DataType,
        ["scope"] = form.IsSiteWide ? "Site" : "Project",
        ["contents"] = form.Contents,
        ["formDisplayOrder"] = form.DisplayOrder,
        ["username"] = form.User,
        ["dateCreated"] = form.Created.ToUnixTimeMilliseconds(),
        ["hasData"] = hasData,
        ["doProjectsShareForm"] = form.Scopes.Count(scope => !scope.IsSite) > 1,
        ["appliesToList"] = new JsonArray([.. form.Scopes.Select(scope => (JsonNode)new JsonObject
        {
            ["rowId"] = string.Create(CultureInfo.InvariantCulture, $"{form.Number}-{scope.Number}"),
            ["entityId"] = scope.Entity,
            ["status"] = scope.Status,
        })]),
    };
}
