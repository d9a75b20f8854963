using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Transfer.Faults;

/// <summary>Bytes that are always the same: files that pack well and such that do not, an empty one, and one of several blocks.</summary>
internal static class Study
{
    public const string Project = "P1";

    /// <summary>A project with one large file in its session MR2.</summary>
    public const string LargeProject = "P2";

    public static IReadOnlyList<(string Scan, string Path, byte[] Bytes)> Files { get; } =
    [
        ("1", "a.dcm", Random(1, 40_000)),
        ("1", "sub/b.dcm", Random(2, 700)),
        ("1", "c d.dcm", new byte[25_000]),
        ("2", "a.dcm", Random(3, 1)),
        ("2", "large.dcm", Random(4, 300_000)),
        ("2", "signature.bin", [.. Random(5, 90), .. "PK\u0007\u0008"u8, .. new byte[12], .. "PK\u0001\u0002"u8]),
    ];

    /// <summary>A file of several blocks.</summary>
    public static byte[] Large { get; } = Random(6, (3 * 1024 * 1024) + 4321);

    /// <summary>The same as XNAT packs them.</summary>
    public static Dictionary<string, byte[]> Tree { get; } = Files.ToDictionary(
        static file => $"MR1/scans/{file.Scan}-T1/resources/DICOM/files/{file.Path}", static file => file.Bytes, StringComparer.Ordinal);

    public static void Seed(XnatSeed seed)
    {
        var session = seed.Project(Project, "First").Subject("S1").Experiment("MR1");
        foreach (var scan in Files.GroupBy(static file => file.Scan))
        {
            var seeded = session.Scan(scan.Key, "T1");
            foreach (var (_, path, bytes) in scan) seeded.File("DICOM", path, bytes, "DICOM");
        }

        seed.Project(LargeProject, "Second").Subject("S1").Experiment("MR2").Scan("1", "T1").File("DICOM", "large.dcm", Large, "DICOM");
    }

    /// <summary>Bytes that do not pack.</summary>
    public static byte[] Random(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
