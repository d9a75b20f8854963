using Xnat.Typed.Model;

namespace Xnat.Typed.Tutorial;

/// <summary>What the README shows of a server of one's own; a test compares the two, and <c>.ci/readme.sh</c> runs it on another.</summary>
internal static class OwnServer
{
    public static async Task RunAsync()
    {
        // README: own server
        await using var xnat = await XnatClient.ConnectAsync("https://xnat.example.org", XnatCredential.FromNetrc());
        ProjectData project = await xnat.Projects.GetAsync("brainimages");                   // by ID, label or name
        await foreach (MrSessionData session in project.Experiments.OfType<MrSessionData>())
            Console.WriteLine($"{session.Label} of {session.Date}");
        await project.DownloadDirectoryAsync("data");                                        // each file compared with the server
        // README: end
    }
}
