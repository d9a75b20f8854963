using System.Text.Json.Nodes;

namespace Xnat.Typed.Runtime.Tests.Forms;

/// <summary>Forms as the site's builder stores them.</summary>
internal static class FormSamples
{
    /// <summary>All that arranges, and a field of each kind.</summary>
    public const string Visit = """
        {"title":"Visit","display":"form","components":[
          {"type":"panel","key":"page","components":[
            {"type":"textfield","key":"notes","label":"Notes","input":true,"validate":{"minLength":2,"maxLength":"10","pattern":""}},
            {"type":"columns","key":"columns","columns":[
              {"components":[{"type":"number","key":"score","label":"Score","validate":{"required":true,"min":0,"max":10}}]},
              {"components":[{"type":"checkbox","key":"fasting","validate":{}}]}]}]},
          {"type":"tabs","key":"tabs","components":[{"label":"One","components":[
            {"type":"radio","key":"hand","values":[{"label":"Left","value":"l"},{"label":"Right","value":"r"}]},
            {"type":"select","key":"grade","data":{"values":[{"label":"1","value":"1"},{"label":"2","value":"2"}]},"multiple":true},
            {"type":"selectboxes","key":"seen","values":[{"value":"mri"},{"value":"eeg"}]}]}]},
          {"type":"table","key":"table","rows":[
            [{"components":[{"type":"datetime","key":"at"}]},{"components":[{"type":"day","key":"on"}]}]]},
          {"type":"container","key":"exam","components":[
            {"type":"textfield","key":"code","validate":{"pattern":"[A-Z]{2}[0-9]"}},
            {"type":"time","key":"hour","conditional":{"show":"true","when":"fasting","eq":"true"},"validate":{"required":true}}]},
          {"type":"signature","key":"sign","validate":{"required":true,"custom":"valid = true;"}},
          {"type":"content","key":"text","html":"<b>Thanks</b>"},
          {"type":"button","key":"submit"}]}
        """;

    public static JsonObject Submission(string dataType, string? project, string builder) => new()
    {
        ["submission"] = new JsonObject
        {
            ["data"] = new JsonObject
            {
                ["xnatDatatype"] = new JsonObject { ["label"] = "x", ["value"] = dataType },
                ["isThisASiteWideConfiguration"] = project is null ? "yes" : "no",
                ["xnatProject"] = project is null ? null : new JsonArray(new JsonObject { ["value"] = project }),
            },
        },
        ["builder"] = JsonNode.Parse(builder),
    };
}
