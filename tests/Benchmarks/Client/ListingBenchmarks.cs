using System.Globalization;
using System.Text;

namespace Xnat.Typed.Benchmarks.Client;

/// <summary>A long listing against a hand-written loop over the same bytes: time and memory that is taken, per row.</summary>
internal static class ListingBenchmarks
{
    private const int Rows = 100_000;
    private const int Rounds = 15;

    public static async Task RunAsync(TextWriter output)
    {
        using var handler = new CannedHandler(Bytes());
        using var http = new HttpClient(handler, disposeHandler: false) { BaseAddress = new Uri("https://xnat.example.org/") };
        await using var client = await XnatClient.ConnectAsync(
            http.BaseAddress, XnatCredential.UserPassword("reader", "reader"), new() { PrimaryHandler = _ => handler });
        var table = new Table(output);
        table.Head($"List {Rows:N0} subjects; against a hand-written Utf8JsonReader loop that makes all strings. Medians of {Rounds}");
        var loop = () => HandWritten.CountAsync(http);
        await CompareAsync(table, "count rows as they arrive, no value read", () => client.Subjects.CountAsync(), loop);
        await CompareAsync(table, "go through all, no value read", () => client.Subjects.CountAsync(_ => true).AsTask(), loop);
        await CompareAsync(table, "read each label", () => client.Subjects.CountAsync(row => row.Label!.Length > 0).AsTask(), loop);
        await CompareAsync(
            table,
            "read each ID, project and label",
            () => client.Subjects.CountAsync(row => (row.Id + row.Project + row.Label).Length > 0).AsTask(),
            loop);
    }

    private static async Task CompareAsync(Table table, string what, Func<Task<int>> ours, Func<Task<int>> against)
    {
        var (mine, others) = (new List<(double Time, double Bytes)>(), new List<(double Time, double Bytes)>());
        for (var round = -3; round < Rounds; round++)
        {
            var (one, other) = (await TakeAsync(ours), await TakeAsync(against));
            if (round < 0) continue;
            mine.Add(one);
            others.Add(other);
        }

        var (bytes, otherBytes) = (Measure.Median(mine.Select(run => run.Bytes)), Measure.Median(others.Select(run => run.Bytes)));
        table.Row(
            what,
            Measure.Median(mine.Select(run => run.Time)),
            Measure.Median(others.Select(run => run.Time)),
            string.Create(CultureInfo.InvariantCulture, $"{bytes / Rows:F0} bytes a row against {otherBytes / Rows:F0}"));
    }

    private static async Task<(double Time, double Bytes)> TakeAsync(Func<Task<int>> list)
    {
        GC.Collect();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var count = 0;
        var time = await Measure.OnceAsync(async () => count = await list());
        if (count != Rows) throw new InvalidOperationException($"{count} rows of {Rows}.");
        return (time, GC.GetTotalAllocatedBytes(precise: true) - before);
    }

    private static byte[] Bytes()
    {
        var text = new StringBuilder("{\"ResultSet\":{\"Result\":[");
        for (var row = 0; row < Rows; row++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"XNAT_S{row:D6}");
            text.Append(row == 0 ? "" : ",").Append(
                CultureInfo.InvariantCulture,
                $$"""{"ID":"{{id}}","project":"P{{row / 1000}}","label":"subject{{row:D6}}","URI":"/data/subjects/{{id}}"}""");
        }

        return Encoding.UTF8.GetBytes(text.Append(CultureInfo.InvariantCulture, $"], \"totalRecords\": \"{Rows}\"}}}}").ToString());
    }
}
