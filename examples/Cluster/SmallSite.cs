using System.Globalization;
using Xnat.Typed.Server;

namespace Xnat.Typed.Cluster;

/// <summary>A site of forty sessions that takes its time, so that a task can be killed while it works.</summary>
internal static class SmallSite
{
    private const int Sessions = 40;

    public static async Task<int> ServeAsync()
    {
        await using var server = await XnatServer.StartAsync(Seed);
        server.Faults.Add("delay=200ms", "/data/experiments");
        Console.WriteLine($"listening on {server.Url}");
        await Task.Delay(Timeout.Infinite);
        return 0;
    }

    private static void Seed(XnatSeed seed)
    {
        var project = seed.Project("BIG");
        for (var number = 0; number < Sessions; number++)
        {
            var name = number.ToString("00", CultureInfo.InvariantCulture);
            var scan = project.Subject($"S{name}").Experiment($"E{name}").Scan("1", "T1");
            for (var file = 0; file < 5; file++)
            {
                var content = new byte[1000 + (number * 7) + file];
                content.AsSpan().Fill((byte)(number + file));
                scan.File("DICOM", $"{file}.dcm", content, "DICOM");
            }
        }
    }
}
