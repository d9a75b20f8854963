using System.Security.Cryptography;
using System.Text;

namespace Xnat.Typed;

/// <summary>A run into a folder that has not come to its end.</summary>
/// <param name="Server">The server.</param>
/// <param name="Started">When it was begun.</param>
/// <param name="Root">Tells runs about different things apart; no label can be read from it.</param>
/// <param name="Objects">Addresses of the objects that it found.</param>
internal sealed record NotedRun(Uri Server, DateTimeOffset Started, string Root, IReadOnlyList<string> Objects)
{
    /// <summary>What stands for the address of what was asked for.</summary>
    public static string RootOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 8));
}
