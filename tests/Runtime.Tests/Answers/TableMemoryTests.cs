using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Answers;

/// <summary>Measures the memory of the process, so that nothing may run beside it.</summary>
[Collection(LastCollection.Name)]
public sealed class TableMemoryTests
{
    private static readonly string Note = new('n', 200);

    [Fact]
    public async Task KeptRowKeepsASmallPartOfAListing()
    {
        const int Count = 20_000;
        var body = "{\"ResultSet\":{\"Result\":["
            + string.Join(',', Enumerable.Range(0, Count).Select(row => $$"""{"ID":"S{{row}}","note":"{{Note}}"}""")) + "]}}";
        using var server = new ScriptedServer();
        server.SignsIn().On("GET /data/subjects", body);
        await using var client = await server.ConnectAsync();
        var kept = await KeepAsync(client);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var ids = kept.Select(subject => subject.Id).ToList();
        kept.Clear();
        var after = GC.GetTotalMemory(forceFullCollection: true);

        Assert.Equal(["S0", "S19999"], ids);
        Assert.True(before - after < 200_000, $"Two rows of 4 MB kept {before - after} bytes.");
    }

    private static async Task<List<SubjectData>> KeepAsync(XnatClient client) =>
        await client.Subjects.Where(static subject => subject.Id is "S0" or "S19999").ToListAsync();
}
