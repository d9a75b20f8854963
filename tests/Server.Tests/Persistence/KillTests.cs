using System.Globalization;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace Xnat.Typed.Server.Tests.Persistence;

/// <summary>
/// A server that is killed at random moments and started again on its folder. <c>XNAT_TYPED_KILL_COUNT</c> says how often.
/// </summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private readonly KeptServer kept = new();

    private static int Count => int.Parse(Environment.GetEnvironmentVariable("XNAT_TYPED_KILL_COUNT") ?? "4", CultureInfo.InvariantCulture);

    public void Dispose() => kept.Dispose();

    [Fact]
    public Task KillDuringLargeImportsLosesNothingConfirmedAndLeavesNothingHalfMade() => KillAsync(async (http, seed, deeds) =>
    {
        var study = Deeds.Study(seed);
        await Task.WhenAll(Enumerable.Range(0, 2).Select(client => deeds.ImportAsync(http, (10 * seed) + client, study)));
    });

    [Fact]
    public Task KillDuringManySmallWritesLosesNothingConfirmedAndLeavesNothingHalfMade() =>
        KillAsync((http, seed, deeds) => Task.WhenAll(Enumerable.Range(0, 6)
            .Select(client => deeds.WriteAsync(http, (10 * seed) + client))));

    private async Task KillAsync(Func<HttpClient, int, Deeds, Task> work)
    {
        var all = new Deeds();
        var server = await ServerProcess.StartAsync("--data", kept.Data);
        try
        {
            using (await server.Http.PutAsync("/data/projects/P1", null)) { }
            for (var seed = 1; seed <= Count; seed++)
            {
                var deeds = new Deeds();
                var clients = work(server.Http, seed, deeds);
                // The moment is what the test is about; nothing waits for something to happen.
                await Task.Delay(new Random(seed).Next(50, 1500));
                server.Kill();
                await clients;
                server.Dispose();
                server = await ServerProcess.StartAsync("--data", kept.Data);
                await CheckAsync(deeds, server, seed);
                deeds.MoveTo(all);
            }

            await CheckAsync(all, server, Count);
            output.WriteLine($"{Count} kills; confirmed and found again: {all.Counts}.");
        }
        finally
        {
            server.Dispose();
        }
    }

    private async Task CheckAsync(Deeds deeds, ServerProcess server, int seed)
    {
        try
        {
            await deeds.CheckAsync(server.Http);
            Assert.Equal(FilesThatTheDatabaseKnows(), kept.LargeFiles().Order(StringComparer.Ordinal));
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException(
                $"After kill {seed} (its random numbers begin with {seed}): {exception.Message}", exception);
        }
    }

    private List<string> FilesThatTheDatabaseKnows()
    {
        using var connection = new SqliteConnection($"Data Source={kept.Database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT kept_as FROM files WHERE kept_as IS NOT NULL ORDER BY kept_as";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read()) names.Add(reader.GetString(0));
        return names;
    }
}
