using System.Text;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Errors;

/// <summary>
/// The messages that a newcomer meets first when the program runs, as they read: each says what was tried, what came back and what to do.
/// Those of the build are in the tests of the generator.
/// </summary>
public sealed class FirstMessagesTests
{
    private static readonly XnatCredential Admin = XnatCredential.UserPassword("admin", "admin");

    [Fact]
    public async Task TheyReadLikeThis()
    {
        await using var server = await XnatServer.StartAsync(
            static data => data.Project("P1").Subject("S1").Experiment("E1").Scan("1", "T1"));
        await using var xnat = await XnatClient.ConnectAsync(server.Url, Admin);
        using var web = new ScriptedServer().On(
            "PUT /data/services/auth", static _ => ScriptedServer.Text("<html><title>Welcome</title></html>", "text/html"));
        var project = await xnat.Projects.GetAsync("P1");
        var session = (MrSessionData)await project.Experiments.GetAsync("E1");
        var text = new StringBuilder();

        await AddAsync("an address without scheme", () => XnatClient.ConnectAsync("xnat.example.org", Admin));
        await AddAsync("an address with http", () => XnatClient.ConnectAsync("http://xnat.example.org", Admin));
        await AddAsync("nobody at the address", () => XnatClient.ConnectAsync("http://127.0.0.1:1", Admin));
        await AddAsync("a server that is no XNAT", () => web.OpenAsync(Admin));
        await AddAsync("a wrong password", () => XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "wrong")));
        await AddAsync("a project that is not there", () => xnat.Projects.GetAsync("P2"));
        await AddAsync("a scan that is not of the wanted type", () => session.Scans.OfType<PetScanData>().GetAsync("1"));
        await AddAsync("a label in use", () => project.Subjects.CreateAsync(new SubjectData { Label = "S1" }));
        await AddAsync("a field that was not sent", async () =>
        {
            await foreach (var scan in session.Scans) Assert.NotNull(scan.Uid);
        });
        await AddAsync("a field of a group that was not sent", async () =>
        {
            await foreach (var scan in session.Scans.OfType<MrScanData>()) Assert.NotNull(scan.Parameters.Tr);
        });

        await Snapshot.Match(text.ToString());

        async Task AddAsync(string situation, Func<Task> work)
        {
            var error = await Record.ExceptionAsync(work);
            Assert.NotNull(error);
            var message = error.Message.Replace(server.Url.Authority, "(server)", StringComparison.Ordinal);
            text.Append($"{situation}\n{error.GetType().Name}: {message}\n\n");
        }
    }
}
