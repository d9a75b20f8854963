using System.Globalization;
using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>Many tasks on one client, while the server ends the session after every so many requests.</summary>
public sealed class SessionStormTests
{
    private const int Tasks = 200;

    public static TheoryData<int, bool> Cases
    {
        get
        {
            var cases = new TheoryData<int, bool>();
            for (var seed = 1; seed <= 8; seed++)
            {
                cases.Add(seed, false);
                cases.Add(seed, true);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task NoCallFailsAndNoneIsFalse(int seed, bool isOpen)
    {
        SessionStorm storm = null!;
        await using var stage = await Stage.StartAsync(isOpen, prepared => storm = new(prepared));
        storm.End = stage.Server.Faults.ExpireSessions;
        var subjects = await SubjectsAsync(stage);
        var order = Enumerable.Range(0, Tasks).ToArray();
        new Random(seed).Shuffle(order);

        storm.Every = new Random(seed).Next(5, 5 + (3 * seed));
        await Task.WhenAll(order.Select(number => Task.Run(() => CallAsync(stage.Client, number, subjects[number]))));
        storm.Every = 0;

        foreach (var (subject, number) in (await SubjectsAsync(stage)).Select(static (subject, number) => (subject, number)))
        {
            if (number % 6 == 4) Assert.Equal($"group {number}", subject.Group);
            if (number % 6 == 5) Assert.Equal(number.ToString(CultureInfo.InvariantCulture), (await subject.FieldsAsync())["count"]);
        }

        Assert.True(storm.Ends > 1);
        Assert.InRange(SignIns(stage), 1, storm.Ends + 1);
    }

    private static int SignIns(Stage stage) => stage.Server.Requests.Count(static request => request.HasAuthorization);

    private static async Task<SubjectData[]> SubjectsAsync(Stage stage)
    {
        if (await stage.Client.Projects.FindAsync("P4") is null)
        {
            stage.Server.Seed(static seed =>
            {
                var project = seed.Project("P4", "Fourth");
                for (var number = 0; number < Tasks; number++) project.Subject($"T{number:000}").With("group", "none");
            });
        }

        var subjects = await (await stage.Client.Projects.GetAsync("P4")).Subjects.WithColumns(SubjectData.Schema.Group).ToArrayAsync();
        return [.. subjects.OrderBy(static subject => subject.Label, StringComparer.Ordinal)];
    }

    private static async Task CallAsync(XnatClient client, int number, SubjectData subject)
    {
        switch (number % 6)
        {
            case 0: Assert.NotNull(await client.Projects.FindAsync("P2")); break;
            case 1: Assert.Equal(4, await client.Projects.CountAsync()); break;
            case 2:
                Assert.Equal(
                    ["HMR1"],
                    await client.Experiments.Where(static row => row.Label == "HMR1").Select(static row => row.Label!).ToArrayAsync());
                break;
            case 3: Assert.Null(await client.Projects.FindAsync("nothing")); break;
            case 4:
                subject.Group = $"group {number}";
                await subject.SaveAsync();
                break;
            default: await subject.SetFieldAsync("count", number); break;
        }
    }
}
