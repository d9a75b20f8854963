using System.Diagnostics;
using System.Text.Json;
using Xnat.Typed.Benchmarks.Server;

namespace Xnat.Typed.Benchmarks.Client;

/// <summary>From the start of a process to the first row of a listing, over a real connection to a server in another.</summary>
internal static class FirstRow
{
    public const string Verb = "first-row";

    public const string Ours = "ours";

    private const string Loop = "loop";
    private const int Times = 9;

    public static async Task ReportAsync(Table table)
    {
        using var server = HostProcess.StartHere(Hosts.Filled, "1000");
        var url = server.Http.BaseAddress!.ToString();
        table.Head($"A process that signs in and reads the first of 1,000 subjects; against HttpClient, JsonDocument. Medians of {Times}");
        Compare("to the end of the process");
        using var delay = new FormUrlEncodedContent([new("fault", "delay=20ms"), new("path", "/data")]);
        using (var answer = await server.Http.PostAsync(new Uri("xnat-typed/faults", UriKind.Relative), delay))
            answer.EnsureSuccessStatusCode();
        Compare("the same, 20 ms a request");

        void Compare(string what)
        {
            var (ours, against) = Measure.Pair(Times, () => Time(Ours, url), () => Time(Loop, url));
            table.Row(what, ours, against, "");
        }
    }

    public static async Task RunHereAsync(string kind, Uri server)
    {
        if (kind == Ours) await ReadOursAsync(server);
        else await ReadByHandAsync(server);
    }

    private static async Task ReadOursAsync(Uri server)
    {
        await using var client = await XnatClient.ConnectAsync(server, XnatCredential.UserPassword("admin", "admin"));
        await foreach (var subject in client.Subjects)
        {
            Console.WriteLine(subject.Label);
            break;
        }
    }

    private static async Task ReadByHandAsync(Uri server)
    {
        using var http = new HttpClient { BaseAddress = server };
        http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String("admin:admin"u8));
        using (var session = await http.PostAsync(new Uri("data/JSESSION", UriKind.Relative), null)) session.EnsureSuccessStatusCode();
        using var document = await JsonDocument.ParseAsync(
            await http.GetStreamAsync(new Uri("data/subjects?format=json", UriKind.Relative)));
        Console.WriteLine(document.RootElement.GetProperty("ResultSet").GetProperty("Result")[0].GetProperty("label").GetString());
    }

    private static double Time(string kind, string url)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, ArgumentList = { Verb, kind, url } };
        return Measure.Once(() =>
        {
            using var process = Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
            if (process.StandardOutput.ReadToEnd().Length == 0) throw new InvalidOperationException("No row came.");
            process.WaitForExit();
        });
    }
}
