using System.Security.Cryptography;
using Xnat.Typed.Server;

namespace Xnat.Typed.Tool.Parity;

/// <summary>This program's server, with an empty sandbox.</summary>
internal static class OurServer
{
    public const string Project = "SANDBOX";
    private const string User = "parity";

    /// <summary>Starts it for an account of its own.</summary>
    /// <param name="version">What the other server calls itself; ours behaves as that release or its line, if it knows it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<(XnatServer Server, XnatCredential Credential)> StartAsync(
        string? version, CancellationToken cancellationToken)
    {
        var password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        IReadOnlyList<XnatServerUser> users = [new(User, password)];
        var credential = XnatCredential.UserPassword(User, password);
        foreach (var tried in version is null ? [] : new[] { version, string.Join('.', version.Split('.').Take(2)) })
        {
            try
            {
                var options = new XnatServerOptions { Users = users, Version = tried };
                return (await XnatServer.StartAsync(options, Seed, cancellationToken).ConfigureAwait(false), credential);
            }
            catch (ArgumentException)
            {
                // A release that is newer than this program: its line, or else what the server is by default.
            }
        }

        return (await XnatServer.StartAsync(new() { Users = users }, Seed, cancellationToken).ConfigureAwait(false), credential);
    }

    private static void Seed(XnatSeed seed) => seed.Project(Project, "Sandbox");
}
