using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>Sharing into another project, taking back, and moving there.</summary>
internal static class SharingVerbs
{
    public static IEnumerable<Verb> All =>
    [
        Verb.On("share subject", static stage => stage.SubjectAsync(), static async (stage, subject) =>
        {
            await subject.ShareAsync(Project("P3"), "SHOWN");
            return "shared";
        }),
        Verb.On("share session", static stage => stage.SessionAsync(), static async (stage, session) =>
        {
            await session.ShareAsync(Project("P3"));
            return "shared";
        }),
        Verb.On("unshare subject", SharedSubjectAsync, static async (_, subject) =>
        {
            await subject.UnshareAsync(Project("P3"));
            return "unshared";
        }),
        Verb.On("unshare session", SharedSessionAsync, static async (_, session) =>
        {
            await session.UnshareAsync(Project("P3"));
            return "unshared";
        }),
        Verb.On("move subject", static stage => stage.SubjectAsync(), static async (_, subject) =>
        {
            await subject.MoveAsync(Project("P3"), "MOVED");
            return Outcome.Of(subject);
        }),
        Verb.On("move session", static stage => stage.SessionAsync(), static async (_, session) =>
        {
            await session.MoveAsync(Project("P3"));
            return Outcome.Of(session);
        }),
        Verb.On("rename through a share", ThroughShareAsync, static async (_, session) =>
        {
            session.Label = "RENAMED";
            await session.SaveAsync();
            return Outcome.Of(session);
        }),
        Verb.On("delete through a share", ThroughShareAsync, static async (_, session) =>
        {
            await session.DeleteAsync();
            return "unshared";
        }),
        Verb.On("rows that know of sharing", SharedSessionAsync, static async (stage, _) =>
        {
            var listing = (await stage.Client.Projects.GetAsync("P3")).Experiments.WithSharing();
            return string.Join("; ", await listing.Select(static row => $"{row.Label} {row.IsShared}").ToListAsync());
        }),
    ];

    private static ProjectData Project(string id) => new() { Id = id };

    private static async Task<SubjectData> SharedSubjectAsync(Stage stage)
    {
        var subject = await stage.SubjectAsync();
        await subject.ShareAsync(Project("P3"), "SHOWN");
        return subject;
    }

    private static async Task<MrSessionData> SharedSessionAsync(Stage stage)
    {
        var session = await stage.SessionAsync();
        await session.ShareAsync(Project("P3"), "SHOWN");
        return session;
    }

    private static async Task<MrSessionData> ThroughShareAsync(Stage stage)
    {
        await SharedSessionAsync(stage);
        return (MrSessionData)await (await stage.Client.Projects.GetAsync("P3")).Experiments.GetAsync("SHOWN");
    }
}
