using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Search;

/// <summary>Sessions of two projects with values of every kind that queries can get wrong, on a server and in memory.</summary>
internal sealed class QueryStudy : IAsyncDisposable
{
    /// <summary>Letter case, wildcards of SQL and XNAT, markup, quotes, list and bracket signs, blanks, other alphabets.</summary>
    public static readonly string?[] Texts =
    [
        null, "head", "Head", "HEAD", "head coil", "heads", "50%", "50", "500", "a_b", "aXb", "a*b", "ab", "R&D", "R&amp;D", "<x>", "\"q\"",
        "O'Neil", "O''Neil", "back\\slash", "backslash", "Ünï", "ünï", "ÜNÏ", "漢字", "漢", "one, two", "(round)", "[square]",
        "1.0", "1", "x=y", " in", "out ", "straße", "STRASSE", "😀", "semi;colon", "-", "%", "_", "*", "'", "a AND b", "IS NULL",
    ];

    public static readonly double?[] Ages = [null, 0, 18, 60, 60.5, 61, 63, 1e6, -1, 0.1];

    public static readonly DateOnly?[] Dates =
        [null, new(2020, 9, 15), new(2020, 9, 16), new(2020, 12, 31), new(2021, 1, 1), new(1999, 2, 28), new(2024, 2, 29)];

    public static readonly TimeOnly?[] Times = [null, new(0, 0), new(9, 5), new(9, 5, 1), new(14, 30), new(23, 59, 59)];

    public static readonly long?[] Numbers = [null, 0, 1, 2, 10, -5, 1000];

    public static readonly string?[] Volumes = [null, "0", "9", "40", "40.0", "1200.5", "-3", "n/a", "007", "1e3"];

    public static readonly string?[] Genders = [null, "male", "female", "other", "unknown"];

    private QueryStudy(TestSite site) => Site = site;

    public TestSite Site { get; }

    /// <summary>The sessions as they are on the server, read whole.</summary>
    public List<LoadedSession> Sessions { get; } = [];

    public static async Task<QueryStudy> StartAsync(int sessions, int seed)
    {
        var study = new QueryStudy(await TestSite.StartAsync(data => Seed(data, sessions, new Random(seed))));
        await study.LoadAsync();
        return study;
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private static void Seed(XnatSeed data, int sessions, Random random)
    {
        SeedProject[] projects = [data.Project("P1"), data.Project("P2")];
        projects[0].CustomVariable("xnat:mrSessionData", "verdict");
        var subjects = Enumerable.Range(0, 12).Select(number => Subject(projects[number % 2], number, random)).ToList();
        for (var number = 0; number < sessions; number++)
        {
            var session = subjects[random.Next(subjects.Count)].Experiment($"S{number:000}");
            Set(session, "coil", Pick(random, Texts));
            Set(session, "operator", Pick(random, Texts));
            Set(session, "scanner/model", Pick(random, Texts));
            Set(session, "age", Text(Pick(random, Ages)));
            Set(session, "date", Pick(random, Dates)?.ToString("yyyy-MM-dd", null));
            Set(session, "time", Pick(random, Times)?.ToString("HH:mm:ss", null));
            Set(session, "delay", Text(Pick(random, Numbers)));
            if (Pick(random, Volumes) is { } volume) session.Field("brain_volume", volume);
            if (Pick(random, Texts) is { } verdict) session.Field("verdict", verdict);
        }
    }

    private static SeedSubject Subject(SeedProject project, int number, Random random)
    {
        var subject = project.Subject($"SUB{number:00}");
        Set(subject, "group", Pick(random, Texts));
        if (Pick(random, Genders) is { } gender) subject.Demographics("gender", gender);
        if (Pick(random, Texts) is { } hand) subject.Field("hand", hand);
        if (Pick(random, Volumes) is { } volume) subject.Field("brain_volume", volume);
        if (Pick(random, Numbers) is { } education) subject.Demographics("education", Text<long>(education)!);
        return subject;
    }

    private async Task LoadAsync()
    {
        var subjects = new Dictionary<string, SubjectData>(StringComparer.Ordinal);
        await foreach (var row in Site.Client.Subjects)
        {
            var subject = await row.LoadAsync();
            subjects.Add(subject.Id!, subject);
        }

        await foreach (var row in Site.Client.Experiments.OfType<MrSessionData>())
        {
            var session = await row.LoadAsync();
            Sessions.Add(new(session, new LoadedTerms(subjects[session.SubjectId!], session)));
        }
    }

    private static void Set<T>(SeedItem<T> item, string path, string? value)
        where T : SeedItem<T>
    {
        if (value is not null) item.With(path, value);
    }

    private static string? Text<T>(T? value)
        where T : struct, IFormattable => value?.ToString(null, System.Globalization.CultureInfo.InvariantCulture);

    private static T Pick<T>(Random random, T[] values) => values[random.Next(values.Length)];
}
