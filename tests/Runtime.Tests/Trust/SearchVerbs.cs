using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>Queries in all the ways of asking for their results, and stored searches.</summary>
internal static class SearchVerbs
{
    public static IEnumerable<Verb> All =>
    [
        Verb.Of("query: all", static async stage => Outcome.Of((await Sessions(stage).ToListAsync()).Count)),
        Verb.Of("query: streamed", static stage => Outcome.ListAsync(Sessions(stage))),
        Verb.Of("query: count", static async stage => Outcome.Of(await Sessions(stage).CountAsync())),
        Verb.Of("query: any", static async stage => Outcome.Of(await Sessions(stage).Where(s => s.Label == "none").AnyAsync())),
        Verb.Of("query: first", static async stage => Outcome.Of(await Sessions(stage).OrderBy(s => s.Label).FirstAsync())),
        Verb.Of("query: first or none", static async stage =>
            Outcome.Of(await Sessions(stage).Where(s => s.Label == "none").FirstOrDefaultAsync())),
        Verb.Of("query: single", static async stage => Outcome.Of(await Sessions(stage).Where(s => s.Label == "MR1").SingleAsync())),
        Verb.Of("query: single or none", static async stage =>
            Outcome.Of(await Sessions(stage).Where(s => s.Label == "MR1").SingleOrDefaultAsync())),
        Verb.Of("stored search: save and share", static async stage =>
        {
            await stage.Client.Searches.SaveAsync("mine", Sessions(stage));
            await stage.Client.Searches.ShareAsync("mine", ["somebody"]);
            return "done";
        }),
        // What columns it has, only the search knows.
        Verb.On(
            "stored search: run",
            static async stage =>
            {
                await stage.Client.Searches.SaveAsync("mine", Sessions(stage));
                return stage.Client.Searches;
            },
            static async (_, searches) => Outcome.Of((await searches.RunAsync("mine").ToListAsync()).Count))
            with { TakesAnyObject = true },
        Verb.Of("stored search: list", static async stage => Outcome.Of(await stage.Client.Searches.CountAsync())),
        Verb.Of("stored search: document", static async stage =>
            Outcome.Of((await stage.Client.Searches.GetXmlAsync("@xnat:subjectData")).Length)),
        Verb.Of("stored search: delete", static async stage =>
        {
            await stage.Client.Searches.SaveAsync("mine", Sessions(stage));
            await stage.Client.Searches.DeleteAsync("mine");
            return Outcome.Of(await stage.Client.Searches.CountAsync());
        }),
    ];

    private static XnatQuery<MrSessionData> Sessions(Stage stage) => stage.Client.Query<MrSessionData>();
}
