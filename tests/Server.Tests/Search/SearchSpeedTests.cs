using System.Diagnostics;

namespace Xnat.Typed.Server.Tests.Search;

/// <summary>Searches stay quick where there is much to search.</summary>
public sealed class SearchSpeedTests
{
    [Fact]
    public async Task TenThousandSubjectsAreSearchedNotMuchSlowerThanListed()
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            var project = data.Project("P1");
            for (var number = 0; number < 10_000; number++)
            {
                var subject = project.Subject("s" + TestServer.Number(number)).Demographics("yob", TestServer.Number(1930 + (number % 80))).Demographics("gender", number % 2 == 0 ? "male" : "female");
                if (number % 4 == 0) subject.Experiment("e" + TestServer.Number(number)).With("age", TestServer.Number(20 + (number % 60)));
            }
        });
        var query = new Query("xnat:subjectData").Field("SUBJECT_LABEL").Field("YOB").Field("LABEL", "xnat:mrSessionData")
            .Where("xnat:subjectData/GENDER_TEXT", "=", "male").Where("xnat:subjectData/demographics/yob", "<", "1950").Where("xnat:mrSessionData/age", ">", "30");

        var (joined, found) = await BestAsync(() => server.SearchAsync(query));
        var (everything, all) = await BestAsync(() => server.SearchAsync(new Query("xnat:subjectData")));
        var (listing, _) = await BestAsync(() => server.RowsAsync("/data/projects/P1/subjects"));

        Assert.Equal(10_000, all.Count);
        Assert.Equal(499, found.Count);
        // Against a plain listing of the same subjects: other work may share the machine.
        Assert.True(joined < listing * 5, $"The joined search took {joined}, the listing {listing}.");
        Assert.True(everything < listing * 20, $"The whole search took {everything}, the listing {listing}.");
    }

    private static async Task<(TimeSpan Time, List<Dictionary<string, string>> Rows)> BestAsync(Func<Task<List<Dictionary<string, string>>>> work)
    {
        var best = TimeSpan.MaxValue;
        List<Dictionary<string, string>> rows = [];
        for (var run = 0; run < 4; run++)
        {
            var watch = Stopwatch.StartNew();
            rows = await work();
            if (watch.Elapsed < best) best = watch.Elapsed;
        }

        return (best, rows);
    }
}
