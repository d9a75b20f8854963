namespace Xnat.Typed.Server.Tests.Search;

/// <summary>Searches over very many subjects, with types that are joined.</summary>
public sealed class LargeSearchTests
{
    [Fact]
    public async Task JoinedSearchAmongTenThousandSubjectsFindsJustThoseThatMeetAllConditions()
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            var project = data.Project("P1");
            for (var number = 0; number < 10_000; number++)
            {
                var subject = project
                    .Subject("s" + TestServer.Number(number))
                    .Demographics("yob", TestServer.Number(1930 + (number % 80)))
                    .Demographics("gender", number % 2 == 0 ? "male" : "female");
                if (number % 4 == 0) subject.Experiment("e" + TestServer.Number(number)).With("age", TestServer.Number(20 + (number % 60)));
            }
        });
        var query = new Query("xnat:subjectData").Field("SUBJECT_LABEL").Field("YOB").Field("LABEL", "xnat:mrSessionData")
            .Where("xnat:subjectData/GENDER_TEXT", "=", "male")
                .Where("xnat:subjectData/demographics/yob", "<", "1950")
                .Where("xnat:mrSessionData/age", ">", "30");

        var found = await server.SearchAsync(query);
        var all = await server.SearchAsync(new Query("xnat:subjectData"));

        Assert.Equal(10_000, all.Count);
        Assert.Equal(Expected(), found.Select(row => row["subject_label"]).Order(StringComparer.Ordinal));
    }

    /// <summary>The same conditions, said of the numbers that the subjects were made of.</summary>
    private static IEnumerable<string> Expected() =>
        Enumerable
            .Range(0, 10_000)
            .Where(number => number % 4 == 0 && 1930 + (number % 80) < 1950 && 20 + (number % 60) > 30)
            .Select(number => "s" + TestServer.Number(number))
            .Order(StringComparer.Ordinal);
}
