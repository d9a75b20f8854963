namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>Alias tokens, and who is signed in.</summary>
internal static class TokenVerbs
{
    public static IEnumerable<Verb> All =>
    [
        Verb.Of("who am I", static async stage => await stage.Client.WhoAmIAsync() ?? "nobody"),
        Verb.Of("issue token", static async stage => await LeftAsync(stage, await stage.Client.Tokens.IssueAsync())),
        Verb.Of("issue token for another", static async stage => await LeftAsync(stage, await stage.Client.Tokens.IssueForAsync("admin"))),
        Token("tokens", static async (stage, _) =>
            string.Join("; ", (await stage.Client.Tokens.ListAsync()).Select(static token => token.User))),
        Token("renew token", static async (stage, old) => await LeftAsync(stage, await stage.Client.Tokens.RenewAsync(old), old)),
        Token("end token", static async (stage, old) =>
        {
            await stage.Client.Tokens.InvalidateAsync(old.Alias);
            return await LeftAsync(stage, old);
        }),
    ];

    private static Verb Token(string name, Func<Stage, XnatAliasToken, Task<string>> act) =>
        Verb.On(name, static stage => stage.Client.Tokens.IssueAsync(), act);

    /// <summary>Whose tokens these are, and which of them the server has.</summary>
    private static async Task<string> LeftAsync(Stage stage, params XnatAliasToken[] tokens)
    {
        var shown = await stage.AskAsync("data/services/tokens/show");
        return string.Join(
            "; ", tokens.Select(token => $"{token.User} {shown.Contains(token.Alias, StringComparison.Ordinal)}"));
    }
}
