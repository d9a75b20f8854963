using Xnat.Typed.Model;

namespace Xnat.Typed.Live.Tests;

/// <summary>
/// Two projects that did not exist before and do not exist afterwards, with all that is in them; nothing else of the server is changed.
/// </summary>
public sealed class ThrowawayProjects : IAsyncLifetime
{
    private readonly List<ProjectData> made = [];
    private XnatClient? client;

    public XnatClient Client => client ?? throw new InvalidOperationException("There is no server to test against.");

    /// <summary>Holds what the tests make.</summary>
    public ProjectData Project => made[0];

    /// <summary>What is shared goes here.</summary>
    public ProjectData Other => made[1];

    public async Task InitializeAsync()
    {
        if (LiveServer.Address is null) return;
        client = await LiveServer.ConnectAsync();
        made.Add(await MakeAsync());
        made.Add(await MakeAsync());
    }

    public async Task DisposeAsync()
    {
        if (client is null) return;
        // What is shared goes with the project that it is shared into, before its owner does.
        foreach (var project in Enumerable.Reverse(made))
        {
            await foreach (var waiting in client.Prearchive.Sessions(project.Id!)) await waiting.DeleteAsync();
            await project.DeleteAsync();
        }

        await client.DisposeAsync();
    }

    private Task<ProjectData> MakeAsync()
    {
        var id = $"XTLIVE_{Guid.NewGuid():N}"[..20];
        return Client.Projects.CreateAsync(new ProjectData { Id = id, Name = $"Xnat.Typed test {id}", SecondaryId = id });
    }
}
