using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Search;

/// <summary>Queries of any shape find what the same C# finds over the same objects in memory.</summary>
public class RandomQueryTests
{
    [Fact]
    public async Task ThousandQueriesFindWhatTheSameFilterFindsInMemory()
    {
        await using var study = await QueryStudy.StartAsync(sessions: 120, seed: 17);
        var random = new Random(4711);
        var predicates = new RandomPredicate(random);
        var (found, narrowed) = (0, 0);
        for (var round = 0; round < 1000; round++)
        {
            var predicate = predicates.Next();
            var isMet = predicate.Compile();
            var expected = study.Sessions.Where(loaded => isMet(loaded.Session, loaded.Terms)).ToList();
            var query = study.Site.Client.Query<MrSessionData>().Where(predicate);

            var sent = await query.ToListAsync();

            var isSame = Ids(expected).Order(StringComparer.Ordinal).SequenceEqual(sent.Select(Id).Order(StringComparer.Ordinal));
            Assert.True(isSame, $"{predicate}\n{query}\n{query.ToXml()}");
            Assert.Equal(expected.Count, await query.CountAsync());
            Assert.Equal(expected.Count > 0, await query.AnyAsync());
            await CheckOrderAsync(query, expected, random);
            found += expected.Count;
            if (query.ToXml().Contains("search_where", StringComparison.Ordinal)) narrowed++;
        }

        // Neither all nor nothing: the conditions are ones that tell objects apart, and the server takes part.
        Assert.InRange(found, 10_000, 110_000);
        Assert.InRange(narrowed, 500, 1000);
    }

    private static async Task CheckOrderAsync(XnatQuery<MrSessionData> query, List<LoadedSession> expected, Random random)
    {
        var sessions = expected.Select(static loaded => loaded.Session);
        var (ordered, inMemory) = random.Next(4) switch
        {
            0 => (query.OrderBy(s => s.Age), sessions.OrderBy(s => s.Age)),
            1 => (query.OrderByDescending(s => s.Date), sessions.OrderByDescending(s => s.Date)),
            2 => (query.OrderBy(s => s.Coil), sessions.OrderBy(s => s.Coil, StringComparer.Ordinal)),
            _ => (query.OrderByDescending(s => s.Time), sessions.OrderByDescending(s => s.Time)),
        };
        var count = random.Next(1, 20);

        var rows = await ordered.ThenByDescending(s => s.Label).Take(count).Select(s => new { s.Label, s.Age }).ToListAsync();

        Assert.Equal(
            inMemory.ThenByDescending(s => s.Label, StringComparer.Ordinal).Take(count).Select(s => new { s.Label, s.Age }), rows);
    }

    private static IEnumerable<string> Ids(IEnumerable<LoadedSession> sessions) => sessions.Select(static loaded => Id(loaded.Session));

    private static string Id(MrSessionData session) => session.Id!;
}
