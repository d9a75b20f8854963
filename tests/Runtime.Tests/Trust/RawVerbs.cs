using System.Text;
using System.Text.Json.Nodes;

namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>Any path of the server. What an answer says is the caller's to judge.</summary>
internal static class RawVerbs
{
    private const string File = "/data/projects/P1/resources/PLAN/files/plan.txt";

    public static IEnumerable<Verb> All => Reading.Concat(Changing).Select(static verb => verb with { IsRaw = true });

    private static IEnumerable<Verb> Reading =>
    [
        Verb.Of("raw JSON", static async stage => Outcome.Plain(
            (await stage.Client.Raw.GetJsonAsync("/data/projects/P2/subjects?format=json&columns=label")).ToString())),
        Verb.Of("raw text", static async stage =>
            await stage.Client.Raw.GetTextAsync("/data/projects/P2/subjects?format=csv&columns=label")),
        Verb.Of("raw bytes", static async stage => Convert.ToHexString(await stage.Client.Raw.GetBytesAsync(File))),
        Verb.Of("raw stream", static async stage =>
        {
            await using var source = await stage.Client.Raw.OpenReadAsync(File);
            using var bytes = new MemoryStream();
            await source.CopyToAsync(bytes);
            return Convert.ToHexString(bytes.ToArray());
        }),
        Verb.Of("raw download", static async stage =>
            $"{await stage.Client.Raw.DownloadAsync(File, stage.PathOf("plan.txt"))} bytes, {stage.Written()}"),
        Verb.Of("raw head", static async stage =>
        {
            using var answer = await stage.Client.Raw.SendAsync(HttpMethod.Head, File);
            return $"{(int)answer.StatusCode}";
        }),
    ];

    private static IEnumerable<Verb> Changing =>
    [
        Verb.Of("raw PUT", static async stage =>
        {
            await stage.Client.Raw.PutAsync($"/data/projects/{"P1"}/subjects/{"S1"}?group={"a & b"}");
            return "put";
        }),
        Verb.Of("raw POST", static async stage =>
        {
            using var subject = new StringContent(
                """<xnat:Subject xmlns:xnat="http://nrg.wustl.edu/xnat" label="SX" project="P1"/>""", Encoding.UTF8, "text/xml");
            var address = await stage.Client.Raw.PostAsync("/data/projects/P1/subjects", subject);
            return address.Split('/')[^1];
        }),
        Verb.Of("raw PUT of JSON", static async stage =>
        {
            await stage.Client.Raw.PutJsonAsync("/xapi/custom-fields/projects/P1/fields", new JsonObject { ["a"] = 1 });
            return "put";
        }) with { Since = new(1, 8, 8) },
        Verb.Of("raw POST of JSON", static async stage =>
        {
            await stage.Client.Raw.PostJsonAsync(
                "/xapi/users", new JsonObject { ["username"] = "made", ["password"] = "secret", ["email"] = "m@example.org" });
            return "posted";
        }) with { Since = new(1, 7) },
        Verb.Of("raw DELETE", static async stage =>
        {
            await stage.Client.Raw.DeleteAsync(File);
            return "deleted";
        }),
        Verb.Of("raw upload", static async stage =>
        {
            await stage.Client.Raw.UploadAsync("/data/projects/P1/resources/PLAN/files/u.bin?inbody=true", stage.Upload());
            return "stored";
        }),
    ];
}
