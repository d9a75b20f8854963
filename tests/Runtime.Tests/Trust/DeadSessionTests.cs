namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>
/// Every verb, on a closed site and on one that guests may see, with a session that has died before the verb or dies after any of its
/// requests: what comes of it, and what the server then holds, is the same as with a living one.
/// </summary>
public sealed class DeadSessionTests
{
    private const int Alive = -1;

    public static TheoryData<string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool>();
            foreach (var verb in Verbs.All)
            {
                cases.Add(verb.Name, false);
                cases.Add(verb.Name, true);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task VerbDoesTheSameWhereverItsSessionDies(string name, bool isOpen)
    {
        var verb = Verbs.Get(name);
        var (expected, requests) = await RunAsync(verb, isOpen, Alive);

        for (var endAfter = 0; endAfter <= requests; endAfter++)
        {
            var (outcome, _) = await RunAsync(verb, isOpen, endAfter);
            if (verb.SendsOnce && outcome == nameof(XnatAuthenticationException)) continue;
            Assert.True(
                expected == outcome, $"{name}, session ended after {endAfter} of {requests} requests:\n{outcome}\ninstead of\n{expected}");
        }

        Assert.True(requests > 0);
    }

    private static async Task<(string Outcome, int Requests)> RunAsync(Verb verb, bool isOpen, int endAfter)
    {
        SessionEnder ender = null!;
        await using var stage = await Stage.StartAsync(isOpen, prepared => ender = new(prepared));
        ender.End = stage.Server.Faults.ExpireSessions;
        var target = await verb.Prepare(stage);
        ender.Watch(endAfter);
        try
        {
            var outcome = await verb.Act(stage, target);
            var requests = ender.Answered;
            return ($"{outcome}\n{await ServerState.OfAsync(stage.Server.Url)}", requests);
        }
        catch (XnatAuthenticationException)
        {
            return (nameof(XnatAuthenticationException), ender.Answered);
        }
    }
}
