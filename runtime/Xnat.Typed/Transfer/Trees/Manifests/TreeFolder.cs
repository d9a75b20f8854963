using System.Security.Cryptography;
using System.Text;

namespace Xnat.Typed;

/// <summary>The places of a download's own files below its folder.</summary>
/// <param name="path">The full path of the folder.</param>
internal sealed class TreeFolder(string path)
{
    public const string Own = ".xnat";

    private const int PartName = 32;

    public string Path { get; } = path;

    public string OwnPath { get; } = System.IO.Path.Combine(path, Own);

    public string ManifestPath => In("manifest.jsonl");

    public string SumsPath => In("MD5SUMS");

    public string LockPath => In("lock");

    public string HolderPath => In("holder.json");

    public string RunPath => In("run.json");

    public string PartsPath => In("parts");

    /// <summary>The full path of a file, given by its path below the folder.</summary>
    public string PlaceOf(string path) => System.IO.Path.Combine(Path, path.Replace('/', System.IO.Path.DirectorySeparatorChar));

    /// <summary>Where a file is written until it is complete; the same in each run, so that what one left is found by the next.</summary>
    public string PartOf(string path)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Span<char> name = stackalloc char[PartName];
        SHA256.HashData(Encoding.UTF8.GetBytes(path), hash);
        _ = Convert.TryToHexStringLower(hash[..(PartName / 2)], name, out _);
        return System.IO.Path.Join(PartsPath, name);
    }

    /// <summary>The full paths of the parts that lie here now.</summary>
    public IReadOnlySet<string> Parts() =>
        Directory.Exists(PartsPath) ? Directory.EnumerateFiles(PartsPath).ToHashSet(StringComparer.Ordinal) : new HashSet<string>();

    private string In(string name) => System.IO.Path.Combine(OwnPath, name);
}
