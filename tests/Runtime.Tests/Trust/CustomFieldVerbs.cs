using System.Text.Json.Nodes;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Forms;

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
        Verb.On("custom forms", AskedAsync, static async (_, subject) =>
            string.Join("; ", (await FormsAsync(subject)).Select(static form => $"{form.Title} {form.Fields.Count}"))),
        Verb.On("answers to a form", AskedAsync, static async (_, subject) =>
            AdministrationVerbs.Join((await subject.FormAnswersAsync((await FormsAsync(subject))[0])).Problems()))
            with { TakesAnyObject = true },
        Verb.On("fill in a form", AskedAsync, static async (_, subject) =>
        {
            var answers = await subject.FormAnswersAsync((await FormsAsync(subject))[0]);
            answers.Set("score", 7);
            answers.Set("sign", "x");
            await answers.SaveAsync();
            var kept = await subject.FormAnswersAsync(answers.Form);
            // A UUID is another one in each run, and the states of servers are compared.
            await subject.RemoveCustomFieldAsync(answers.Form.Id);
            return $"{kept["score"]}";
        }) with { TakesAnyObject = true },
    ];

    private static async Task<SubjectData> AskedAsync(Stage stage)
    {
        await stage.Client.Raw.PutJsonAsync(
            "/xapi/customforms/save", FormSamples.Submission("xnat:subjectData", null, FormSamples.Visit));
        return await stage.SubjectAsync();
    }

    private static async Task<IReadOnlyList<XnatCustomForm>> FormsAsync(SubjectData subject) =>
        await (await subject.GetProjectAsync()).CustomFormsAsync("xnat:subjectData");

    private static async Task<SubjectData> FilledAsync(Stage stage)
    {
        var subject = await stage.SubjectAsync();
        await subject.SetCustomFieldsAsync(new JsonObject { ["a"] = 7, ["c"] = true });
        return subject;
    }
}
