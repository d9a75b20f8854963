namespace Xnat.Typed.Server.Tests.Persistence;

/// <summary>
/// The same operations in the same order make the same state, wherever it is kept and however often the server has been restarted.
/// </summary>
public sealed class SameStateTests
{
    [Fact]
    public async Task OperationsDoWhatTheyAreMeantToDo()
    {
        await using var server = await TestServer.StartAsync(options: new() { Clock = new ManualClock() });

        foreach (var operation in Operations.All) await operation(server);

        var refused = server.Server.Requests.Where(request => request.Status >= 400).Select(request => request.ToString());
        Assert.Equal(["PUT /data/projects/P4 403", "PUT /data/projects/P2/experiments/last?xnat:mrSessionData/date=nonsense 400"], refused);
        Assert.Empty(server.Server.UnknownRequests);
    }

    [Fact]
    public async Task DataFolderChangesNothingThatAClientSees()
    {
        using var kept = new KeptServer();
        await using var server = await kept.StartAsync();

        foreach (var operation in Operations.All) await StepAsync(operation, server, kept.Clock);

        Assert.Equal(await InMemoryAsync(), await Picture.OfAsync(server));
    }

    [Fact]
    public async Task RestartAfterEveryOperationChangesNothing()
    {
        using var kept = new KeptServer();
        foreach (var operation in Operations.All)
        {
            await using var server = await kept.StartAsync();
            await StepAsync(operation, server, kept.Clock);
        }

        await using var last = await kept.StartAsync();

        Assert.Equal(await InMemoryAsync(), await Picture.OfAsync(last));
    }

    private static async Task<string> InMemoryAsync()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(options: new() { Clock = clock });
        foreach (var operation in Operations.All) await StepAsync(operation, server, clock);
        return await Picture.OfAsync(server);
    }

    private static async Task StepAsync(Func<TestServer, Task> operation, TestServer server, ManualClock clock)
    {
        await operation(server);
        clock.Advance(TimeSpan.FromMilliseconds(1234));
    }
}
