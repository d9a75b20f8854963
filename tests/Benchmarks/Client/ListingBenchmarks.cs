using System.Globalization;

namespace Xnat.Typed.Benchmarks.Client;

/// <summary>Listings against hand-written loops over the same bytes: time, and memory that is taken, per row.</summary>
internal static class ListingBenchmarks
{
    private const int Subjects = 100_000;
    private const int Sessions = 1_000;
    private const int Rounds = 15;

    // The runtime compiles hot code anew while it runs; what is measured is what it ends with.
    private const int WarmUps = 20;

    private static readonly Uri Server = new("https://xnat.example.org/");

    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(20);

    public static async Task RunAsync(TextWriter output)
    {
        var table = new Table(output);
        await ListAsync(table, default);
        await ListAsync(table, Delay);
        await TypedAsync(table, default);
        await TypedAsync(table, Delay);
        await MemoryAsync(table);
        await FirstRow.ReportAsync(table);
    }

    private static async Task ListAsync(Table table, TimeSpan delay)
    {
        using var handler = new CannedHandler(Tables.Subjects(Subjects), delay);
        using var http = Http(handler);
        await using var client = await ConnectAsync(handler);
        table.Head($"List {Subjects:N0} subjects{After(delay)}; against a hand-written loop that makes all strings. Medians of {Rounds}");
        var loop = () => HandWritten.CountAsync(http);
        await CompareAsync(table, Subjects, "count rows as they arrive, no value read", () => client.Subjects.CountAsync(), loop);
        await CompareAsync(table, Subjects, "go through all, no value read", () => client.Subjects.CountAsync(_ => true).AsTask(), loop);
        await CompareAsync(
            table, Subjects, "read each label", () => client.Subjects.CountAsync(row => row.Label!.Length > 0).AsTask(), loop);
        await CompareAsync(
            table,
            Subjects,
            "read each ID, project and label",
            () => client.Subjects.CountAsync(row => row.Id!.Length + row.Project!.Length + row.Label!.Length > 0).AsTask(),
            loop);
    }

    private static async Task TypedAsync(Table table, TimeSpan delay)
    {
        using var handler = new CannedHandler(Tables.Sessions(Sessions), delay);
        using var http = Http(handler);
        table.Head($"{Sessions:N0} sessions with six typed columns{After(delay)}; against a hand-written loop. Medians of {Rounds}");
        await using var client = await ConnectAsync(handler);
        await CompareAsync(
            table,
            Sessions,
            "list them",
            () => TypedColumns.CountAsync(client),
            () => HandWritten.CountSessionsAsync(http, signsIn: false));
        await CompareAsync(
            table,
            Sessions,
            "connect, and list them",
            async () =>
            {
                await using var another = await ConnectAsync(handler);
                return await TypedColumns.CountAsync(another);
            },
            () => HandWritten.CountSessionsAsync(http, signsIn: true));
    }

    private static async Task MemoryAsync(Table table)
    {
        const int rows = 10 * Subjects;
        using var handler = new CannedHandler(Tables.Subjects(rows));
        await using var client = await ConnectAsync(handler);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        table.Head($"Managed memory in use while {rows:N0} subjects go by, above that before the first");
        var count = 0;
        await foreach (var subject in client.Subjects)
        {
            if (subject.Label is null || ++count % (rows / 4) != 0) continue;
            var used = GC.GetTotalMemory(forceFullCollection: true) - before;
            table.Row(
                string.Create(CultureInfo.InvariantCulture, $"after {count:N0} rows"),
                string.Create(CultureInfo.InvariantCulture, $"{used / 1024.0:F0} KiB"));
        }
    }

    private static Task<XnatClient> ConnectAsync(CannedHandler handler) =>
        XnatClient.ConnectAsync(Server, XnatCredential.UserPassword("reader", "reader"), new() { PrimaryHandler = _ => handler });

    private static HttpClient Http(CannedHandler handler) => new(handler, disposeHandler: false) { BaseAddress = Server };

    private static string After(TimeSpan delay) => delay == default ? "" : $", {delay.TotalMilliseconds} ms a request";

    private static async Task CompareAsync(Table table, int rows, string what, Func<Task<int>> ours, Func<Task<int>> against)
    {
        var (mine, others) = (new List<(double Time, double Bytes)>(), new List<(double Time, double Bytes)>());
        for (var round = -WarmUps; round < Rounds; round++)
        {
            var (one, other) = (await TakeAsync(rows, ours), await TakeAsync(rows, against));
            if (round < 0) continue;
            mine.Add(one);
            others.Add(other);
        }

        var (bytes, otherBytes) = (Measure.Median(mine.Select(run => run.Bytes)), Measure.Median(others.Select(run => run.Bytes)));
        table.Row(
            what,
            Measure.Median(mine.Select(run => run.Time)),
            Measure.Median(others.Select(run => run.Time)),
            string.Create(CultureInfo.InvariantCulture, $"{bytes / rows:F0} bytes a row against {otherBytes / rows:F0}"));
    }

    private static async Task<(double Time, double Bytes)> TakeAsync(int rows, Func<Task<int>> list)
    {
        GC.Collect();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var count = 0;
        var time = await Measure.OnceAsync(async () => count = await list());
        if (count != rows) throw new InvalidOperationException($"{count} rows of {rows}.");
        return (time, GC.GetTotalAllocatedBytes(precise: true) - before);
    }
}
