using System.Diagnostics;
using System.Globalization;

namespace Xnat.Typed.Benchmarks.Server;

/// <summary>A server in a process of its own, so that the clients' work is not counted as its work.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process process;

    private HostProcess(Process process, Uri url, double milliseconds)
    {
        this.process = process;
        StartedIn = milliseconds;
        Http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = url };
        Http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String("admin:admin"u8));
    }

    public HttpClient Http { get; }

    /// <summary>Milliseconds from the start of the process to its line "listening on".</summary>
    public double StartedIn { get; }

    public static HostProcess Start(params string[] command)
    {
        var watch = Stopwatch.StartNew();
        var process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true
        })!;
        const string ready = "listening on ";
        while (process.StandardOutput.ReadLine() is { } line)
            if (line.StartsWith(ready, StringComparison.Ordinal))
                return new(process, new Uri(line[ready.Length..]), watch.Elapsed.TotalMilliseconds);
        throw new InvalidOperationException("The server did not start.");
    }

    /// <summary>A host of this program.</summary>
    public static HostProcess StartHere(params string[] arguments) => Start([Environment.ProcessPath!, .. arguments]);

    /// <summary>Working set and managed heap after a collection, in MiB.</summary>
    public (double WorkingSet, double Heap) Memory()
    {
        process.StandardInput.WriteLine("memory");
        var numbers = process.StandardOutput
            .ReadLine()!
            .Split(' ')
            .Select(text => double.Parse(text, CultureInfo.InvariantCulture))
            .ToArray();
        return (numbers[0], numbers[1]);
    }

    /// <summary>Requests per second of so many clients in so many seconds.</summary>
    public async Task<double> RateAsync(string path, int clients, double seconds)
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, clients).Select(async _ =>
        {
            var buffer = new byte[64 * 1024];
            var count = 0;
            while (watch.Elapsed.TotalSeconds < seconds)
            {
                using var response = await Http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
                response.EnsureSuccessStatusCode();
                await using var body = await response.Content.ReadAsStreamAsync();
                while (await body.ReadAsync(buffer) > 0) { }
                count++;
            }

            return count;
        }));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }

    public void Dispose()
    {
        Http.Dispose();
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
