namespace Xnat.Typed.Server.Tests.Listings;

/// <summary>Words in use: each once, with the title that XNAT gives.</summary>
public class VocabularyTests
{
    [Theory]
    [InlineData("/data/scan_types", "type", "Scan Types", "T1,T2")]
    [InlineData("/data/projects/P1/scan_types", "type", "Scan Types", "T1,T2")]
    [InlineData("/data/scanners", "scanner", "Scanners", "MEDPC")]
    [InlineData("/data/investigators", "lastname", "Investigators", "Investigator")]
    public async Task EachWordStandsOnce(string path, string column, string title, string expected)
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            var project = data.Project("P1").With("PI/lastname", "Investigator");
            for (var number = 1; number < 3; number++)
            {
                var session = project
                    .Subject("S" + TestServer.Number(number))
                    .Experiment("E" + TestServer.Number(number))
                    .With("scanner", "MEDPC");
                session.Scan("1", "T1");
                session.Scan("2", "T2");
            }
        });

        var words = (await server.RowsAsync(path + "?format=json")).Select(row => row[column]).Order(StringComparer.Ordinal);

        Assert.Equal(expected, string.Join(',', words));
        Assert.Contains($"\"title\": \"{title}\"", await server.GetAsync(path), StringComparison.Ordinal);
    }
}
