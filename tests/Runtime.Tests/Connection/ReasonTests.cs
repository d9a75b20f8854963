using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Runtime.Tests.Trust;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Connection;

public sealed class ReasonTests
{
    private const string Why = "as agreed";

    private static readonly Dictionary<string, Func<Stage, Task>> Explained = new()
    {
        ["save"] = static async stage =>
        {
            var subject = await stage.SubjectAsync();
            (subject.Label, subject.Group) = ("S1b", "patients");
            await subject.SaveAsync(new XnatSaveOptions { Reason = Why });
        },
        ["delete"] = static async stage => await (await stage.ScanAsync()).DeleteAsync(removeFiles: true, Why),
        ["create"] = static async stage => await (await stage.ProjectAsync()).Subjects.CreateAsync(new SubjectData { Label = "NEW" }, Why),
        ["create resource"] = static async stage =>
            await (await stage.ScanAsync()).Resources.CreateAsync(new ResourceCatalog { Label = "NEW" }, Why),
        ["set variable"] = static async stage => await (await stage.SubjectAsync()).SetFieldAsync("remark", "x", Why),
        ["set number"] = static async stage => await (await stage.SubjectAsync()).SetFieldAsync("count", 42, Why),
        ["remove variable"] = static async stage => await (await stage.SubjectAsync()).RemoveFieldAsync("handedness", Why),
        ["share, unshare and move"] = static async stage =>
        {
            var (session, project) = (await stage.SessionAsync(), new ProjectData { Id = "P3" });
            await session.ShareAsync(project, reason: Why);
            await session.UnshareAsync(project, Why);
            await session.MoveAsync(project, reason: Why);
        },
        ["upload"] = static async stage => await (await stage.ResourceAsync()).UploadAsync(stage.Upload(), new() { Reason = Why }),
        ["delete file"] = static async stage => await (await stage.FileAsync()).DeleteAsync(Why),
        ["import"] = static async stage => await stage.Client.Services.ImportAsync(
            await stage.StudyFileAsync(), new() { Project = "P1", Subject = "S9", Experiment = "E9", Reason = Why }),
        ["archive"] = static async stage => await (await stage.HeldAsync()).ArchiveAsync(new() { Reason = Why }),
    };

    public static TheoryData<string> Verbs => [.. Explained.Keys];

    [Theory]
    [InlineData("PUT", "data/projects/P1", "event_reason=data entry & more")]
    [InlineData("POST", "data/services/import?dest=/archive", "dest=/archive&event_reason=data entry & more")]
    [InlineData("DELETE", "data/experiments/E1?removeFiles=true", "removeFiles=true&event_reason=data entry & more")]
    [InlineData("PUT", "data/projects/P1?event_reason=mine", "event_reason=mine")]
    [InlineData("PUT", "data/projects/P1?a=1&event_reason=", "a=1&event_reason=")]
    [InlineData("GET", "data/projects/P1", "")]
    [InlineData("HEAD", "data/projects/P1", "")]
    [InlineData("PUT", "xapi/custom-fields/projects/P1/fields", "")]
    [InlineData("DELETE", "data/JSESSION", "")]
    public async Task GoesWithEachChangeThatHasNone(string method, string path, string query)
    {
        using var server = new ScriptedServer().SignsInByForm().On($"{method} /{path.Split('?')[0]}", "", "text/plain");
        await using var connection = await server.OpenAsync(options: new() { Reason = "data entry & more" });

        using var response = await connection.Http.SendAsync(new(new(method), path));

        Assert.Equal(query, server.Sent[^1].Query);
        Assert.Equal("PUT /data/services/auth", server.Sent[0].Line);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\nb")]
    public async Task WhatIsNoSentenceIsRefused(string reason)
    {
        using var server = new ScriptedServer().SignsIn();

        await Assert.ThrowsAsync<ArgumentException>(
            () => XnatClient.ConnectAsync(ScriptedServer.Address, XnatCredential.Guest, server.Options(new() { Reason = reason })));
    }

    [Fact]
    public async Task SiteThatDemandsOneTakesChangesWithItAlone()
    {
        await using var server =
            await XnatServer.StartAsync(new XnatServerOptions { RequireReason = true }, seed => seed.Project("P1").Subject("S1")
            .Experiment("MR1"));
        var credential = XnatCredential.UserPassword("admin", "admin");
        await using var silent = await XnatClient.ConnectAsync(server.Url, credential);
        await using var explained = await XnatClient.ConnectAsync(server.Url, credential, new() { Reason = "withdrawn" });
        var unexplained = await (await silent.Projects.GetAsync("P1")).Subjects.GetAsync("S1");
        unexplained.Group = "a";

        var deletion = await Assert.ThrowsAsync<XnatAccessDeniedException>(() => unexplained.DeleteAsync());
        var change = await Assert.ThrowsAsync<XnatResponseException>(() => unexplained.SaveAsync());

        Assert.Contains("XnatClientOptions.Reason", deletion.Message, StringComparison.Ordinal);
        Assert.Contains("XnatClientOptions.Reason", change.Message, StringComparison.Ordinal);
        var subject = await (await explained.Projects.GetAsync("P1")).Subjects.GetAsync("S1");
        subject.Group = "b";
        await subject.SaveAsync();
        await subject.DeleteAsync();
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task ReasonOfACallGoesWithEachOfItsChanges(string name)
    {
        await using var stage = await Stage.StartAsync(isOpen: false);

        await Explained[name](stage);

        var changes = stage.Server.Requests
            .Where(static request => request.Method is not ("GET" or "HEAD") && !request.Path.EndsWith("/auth", StringComparison.Ordinal))
            .Where(request => name != "archive" || request.Path.EndsWith("/archive", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(changes);
        Assert.All(changes, static request => Assert.Contains("event_reason=as", request.Query, StringComparison.Ordinal));
    }
}
