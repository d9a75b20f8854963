using System.Globalization;
using Xnat.Typed.Benchmarks.Server;
using Xnat.Typed.Server;

namespace Xnat.Typed.Benchmarks.Transfer;

/// <summary>A server with the files that are downloaded, in its data folder.</summary>
internal static class TransferHost
{
    public const string Verb = "serve-transfers";
    public const string Large = "large.bin";
    public const int LargeBytes = 512 * 1024 * 1024;
    public const int ManyFiles = 10_000;
    public const int SessionFiles = 790;

    private const int ManyBytes = 170_000_000;

    public static async Task ServeAsync(string folder, int delay)
    {
        await using var server = await XnatServer.StartAsync(new XnatServerOptions { DataFolder = folder }, Fill);
        if (delay > 0) server.Faults.Delay("/data/", TimeSpan.FromMilliseconds(delay));
        Hosts.Answer(server.Url);
    }

    private static void Fill(XnatSeed data)
    {
        var subject = data.Project("P1").Subject("S1");
        var bytes = new byte[LargeBytes];
        new Random(1).NextBytes(bytes);
        subject.Experiment("LARGE").Scan("1", "T1").File("DICOM", Large, bytes, "DICOM");
        subject.Experiment("LARGE").Scan("2", "T1").File("DICOM", "small.bin", bytes[..1000], "DICOM");
        Fill(subject.Experiment("MANY").Scan("1", "T1"), ManyFiles, ManyBytes / ManyFiles);
        Fill(subject.Experiment("SESSION").Scan("1", "T1"), SessionFiles, 190_000);
    }

    /// <summary>Half noise, half nothing, of lengths around a mean: they pack about as images do.</summary>
    private static void Fill(SeedScan scan, int count, int mean)
    {
        var random = new Random(2);
        for (var number = 0; number < count; number++)
        {
            var bytes = new byte[random.Next(mean / 2, mean * 3 / 2)];
            random.NextBytes(bytes.AsSpan(0, bytes.Length / 2));
            scan.File("DICOM", string.Create(CultureInfo.InvariantCulture, $"f{number:00000}.dcm"), bytes, "DICOM");
        }
    }
}
