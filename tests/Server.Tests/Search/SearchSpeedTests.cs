using System.Diagnostics;

namespace Xnat.Typed.Server.Tests.Search;

/// <summary>Searches stay quick where there is much to search.</summary>
public sealed class SearchSpeedTests
{
    [Fact]
    public async Task TenThousandSubjectsAreSearchedInWellUnderASecond()
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
        await server.FoundAsync(query, "subject_label");

        var watch = Stopwatch.StartNew();
        var found = await server.SearchAsync(query);
        var joined = watch.Elapsed;
        watch.Restart();
        var all = await server.SearchAsync(new Query("xnat:subjectData"));

        Assert.Equal(10_000, all.Count);
        Assert.Equal(499, found.Count);
        // Generous: other work may share the machine.
        Assert.True(joined < TimeSpan.FromSeconds(1), $"The joined search took {joined}.");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"The whole listing took {watch.Elapsed}.");
    }
}
