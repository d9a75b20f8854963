namespace Xnat.Typed.Runtime.Tests.Trust.WrongAnswers;

/// <summary>
/// Every verb against every wrong answer, in the place of each of its requests and of all: either nothing comes of it but what comes of
/// right answers, or the verb says so by an exception of ours. None returns normally with something false, and none that was told of a
/// write returns when nothing was written.
/// </summary>
public sealed class WrongAnswerTests
{
    private const int All = 0;

    public static TheoryData<string> Names => [.. Verbs.All.Where(static verb => !verb.IsRaw).Select(static verb => verb.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task NothingFalseComesOfAWrongAnswer(string name)
    {
        var verb = Verbs.Get(name);
        await using var runs = new Runs(verb);
        var (expected, requests) = await runs.RightAsync();
        var failures = new List<string>();
        foreach (var wrong in WrongAnswer.All.Where(wrong => !verb.TakesAnyObject || wrong.Name != "other type"))
        {
            for (var at = All; at <= requests; at++)
            {
                var outcome = await runs.WithAsync(wrong, at);
                if (outcome is not null && outcome != expected)
                    failures.Add($"{wrong} in place of {(at == All ? "all" : $"request {at}")} of {requests}: {outcome}");
            }
        }

        Assert.True(failures.Count == 0, $"{name} gives {expected}\n{string.Join('\n', failures)}");
    }

    /// <summary>
    /// Where a dead session's answers bear no mark, the server is asked who it takes us for: before anything counts as absent, and before a
    /// write that cannot be seen counts as not kept. Listings cannot know.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task GuestWithoutAMarkIsNoticedWhereItMatters(string name)
    {
        var verb = Verbs.Get(name);
        await using var runs = new Runs(verb);
        var (expected, _) = await runs.RightAsync();
        if (!runs.Writes && !name.Contains("find nothing", StringComparison.Ordinal)) return;

        var outcome = await runs.WithAsync(WrongAnswer.SilentGuest, All);

        Assert.True(outcome is null || outcome == expected, $"{name} gives {expected}\nand to a guest {outcome}");
    }
}
