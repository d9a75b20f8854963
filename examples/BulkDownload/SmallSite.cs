using Xnat.Typed.Server;

namespace Xnat.Typed.BulkDownload;

/// <summary>A site for who has none: a project with a few sessions.</summary>
internal static class SmallSite
{
    public const string Project = "brainimages";

    /// <summary>At the same address each time: a folder holds the files of one server.</summary>
    public static Task<XnatServer> StartAsync(CancellationToken cancellationToken) =>
        XnatServer.StartAsync(new XnatServerOptions { Url = "http://127.0.0.1:18104" }, Seed, cancellationToken);

    private static void Seed(XnatSeed seed)
    {
        var project = seed.Project(Project, "Brain Image Analysis");
        for (var subject = 1; subject <= 4; subject++)
        {
            var session = project.Subject($"S{subject}").Experiment($"MR{subject}");
            for (var scan = 1; scan <= 3; scan++)
            {
                var made = session.Scan($"{scan}", scan == 1 ? "T1" : "FLAIR");
                for (var slice = 1; slice <= 20; slice++) made.File("DICOM", $"{slice}.dcm", Slice(subject * scan * slice), "DICOM");
            }
        }

        project.Subject("S5").Experiment("MR5");
    }

    private static byte[] Slice(int seed)
    {
        var bytes = new byte[64 * 1024];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
