using System.Text.Json.Nodes;
using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>Custom fields, as JSON.</summary>
internal static class CustomFieldVerbs
{
    public static IEnumerable<Verb> All => Fields.Select(static verb => verb with { Since = new(1, 8, 8) });

    private static IEnumerable<Verb> Fields =>
    [
        Verb.On("custom fields", FilledAsync, static async (_, subject) => AdministrationVerbs.Join(await subject.CustomFieldsAsync()))
            with { TakesAnyObject = true },
        Verb.On("set custom fields", FilledAsync, static async (_, subject) =>
        {
            await subject.SetCustomFieldsAsync(new JsonObject { ["a"] = 8, ["b"] = new JsonArray(1, "x") });
            return "set";
        }),
        Verb.On("set custom field", static stage => stage.ScanAsync(), static async (stage, scan) =>
        {
            await scan.SetCustomFieldAsync("a", "x & y");
            return await stage.AskAsync("xapi/custom-fields/projects/P1/experiments/MR1/scans/1/fields");
        }),
        Verb.On("remove custom field", FilledAsync, static async (_, subject) =>
        {
            await subject.RemoveCustomFieldAsync("a");
            return "removed";
        }),
    ];

    private static async Task<SubjectData> FilledAsync(Stage stage)
    {
        var subject = await stage.SubjectAsync();
        await subject.SetCustomFieldsAsync(new JsonObject { ["a"] = 7, ["c"] = true });
        return subject;
    }
}
