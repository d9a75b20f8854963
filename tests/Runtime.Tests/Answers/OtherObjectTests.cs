using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Answers;

/// <summary>An answer about another object than the one that was asked for is never taken for it.</summary>
public sealed class OtherObjectTests
{
    [Fact]
    public async Task WayToTheSubjectAndTheProjectLeadsToNoOther()
    {
        var server = Server("E1")
            .On("GET /data/subjects/S1", Item("xnat:subjectData", "S2", "P1"))
            .On("GET /data/projects/P1/subjects/S1", Item("xnat:subjectData", "S2", "P1"))
            .On("GET /data/projects/P1", Item("xnat:projectData", "P2", "P2"));
        await using var client = await server.ConnectAsync();
        var session = (MrSessionData)await client.Experiments.GetAsync("E1");

        await RefusedAsync(() => session.GetSubjectAsync());
        await RefusedAsync(() => session.GetProjectAsync());
    }

    [Fact]
    public async Task MovedObjectIsNoOther()
    {
        var server = Server("E1")
            .On("PUT /data/experiments/E1/projects/P2", "", "text/plain")
            .On("GET /data/projects/P2/experiments/E1", Item("xnat:mrSessionData", "E2", "P2"));
        await using var client = await server.ConnectAsync();
        var session = await client.Experiments.GetAsync("E1");

        await RefusedAsync(() => session.MoveAsync(new ProjectData { Id = "P2" }));

        Assert.Equal("E1", session.Id);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\\\b")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData(" ")]
    public async Task IdThatCannotStandInAnAddressIsTheServersFault(string id)
    {
        var row = $$"""{"ID":"{{id}}","project":"P1","label":"L","xsiType":"xnat:mrSessionData"}""";
        var server = new ScriptedServer().SignsIn().On("GET /data/experiments", """{"ResultSet":{"Result":[""" + row + "]}}");
        await using var client = await server.ConnectAsync();
        var session = await client.Experiments.SingleAsync();

        foreach (var verb in (Func<Task>[])[() => session.LoadAsync(), () => session.DeleteAsync(), () => session.SetFieldAsync("a", "b")])
        {
            var error = await Assert.ThrowsAsync<XnatContentException>(verb);
            Assert.Equal("ID", error.Field);
        }
    }

    private static ScriptedServer Server(string id) =>
        new ScriptedServer().SignsIn().On($"GET /data/experiments/{id}", Item("xnat:mrSessionData", id, "P1"));

    private static string Item(string type, string id, string project)
    {
        var fields = $$"""{"ID":"{{id}}","project":"{{project}}","subject_ID":"S1","label":"L"}""";
        return $$"""{"items":[{"children":[],"meta":{"xsi:type":"{{type}}","isHistory":false},"data_fields":{{fields}}}]}""";
    }

    private static async Task RefusedAsync(Func<Task> verb)
    {
        var error = await Assert.ThrowsAsync<XnatContentException>(verb);
        Assert.Contains(" answered another object than the one that was asked for", error.Message, StringComparison.Ordinal);
    }
}
