using System.Text.Json.Nodes;
using Xnat.Typed.Model;
using Xnat.Typed.Server;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Declaring;

/// <summary>A project that declares variables of each kind and a form, and one that declares nothing.</summary>
internal sealed class DeclaringStage : IAsyncDisposable
{
    public const string Form = """
        {"title":"Visit","components":[
          {"type":"number","key":"score","label":"Score","validate":{"required":true,"min":0,"max":10}},
          {"type":"checkbox","key":"fasting"},
          {"type":"radio","key":"hand","values":[{"label":"Left","value":"l"},{"label":"Right","value":"r"}]},
          {"type":"select","key":"grades","multiple":true,"data":{"values":[{"value":"1"},{"value":"2"}]}},
          {"type":"selectboxes","key":"parts","values":[{"value":"mri"},{"value":"eeg"}]},
          {"type":"datetime","key":"at"},{"type":"time","key":"hour"},{"type":"day","key":"on"},
          {"type":"container","key":"exam","components":[{"type":"textfield","key":"code","validate":{"pattern":"[A-Z]{2}"}}]},
          {"type":"signature","key":"sign"}]}
        """;

    private DeclaringStage(XnatServer server, XnatClient client) => (Server, Client) = (server, client);

    public XnatServer Server { get; }

    public XnatClient Client { get; }

    public TemporaryFolder Folder { get; } = new();

    public string File => Folder["xnat-fields.json"];

    public static IReadOnlyList<XnatVariableGroup> Groups { get; } =
    [
        new()
        {
            Id = "default",
            Variables =
            [
                new() { Name = "volume", Kind = XnatVariableKind.Number, IsRequired = true },
                new() { Name = "lesions", Kind = XnatVariableKind.WholeNumber },
                new() { Name = "notes" },
                new() { Name = "reviewed", Kind = XnatVariableKind.Boolean },
                new() { Name = "seen", Kind = XnatVariableKind.Date },
                new() { Name = "diagnosis", PossibleValues = ["patient", "control"] },
            ],
        },
    ];

    public static async Task<DeclaringStage> StartAsync()
    {
        var server = await XnatServer.StartAsync(new(), static seed =>
        {
            seed.Project("brainimages").Subject("S1").Experiment("MR1").Scan("4", "T1");
            seed.Project("empty");
        });
        var client = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"));
        var stage = new DeclaringStage(server, client);
        await stage.DeclareAsync(Groups);
        await client.Raw.PutJsonAsync("/xapi/customforms/save", Submission());
        return stage;
    }

    public async Task DeclareAsync(IReadOnlyList<XnatVariableGroup> groups)
    {
        var project = await Client.Projects.GetAsync("brainimages");
        await project.SetVariableDefinitionsAsync<MrSessionData>(groups);
    }

    public Task<ToolRun> PullAsync(params string[] more) =>
        ToolRun.OfAsync(["fields", "pull", Server.Url.AbsoluteUri, "--project", "brainimages", "--output", File, .. more]);

    public Task<ToolRun> CheckAsync(params string[] more) =>
        ToolRun.OfAsync(["fields", "check", Server.Url.AbsoluteUri, "--project", "brainimages", "--file", File, .. more]);

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Server.DisposeAsync();
        Folder.Dispose();
    }

    private static JsonObject Submission() => new()
    {
        ["submission"] = new JsonObject
        {
            ["data"] = new JsonObject
            {
                ["xnatDatatype"] = new JsonObject { ["label"] = "x", ["value"] = "xnat:subjectData" },
                ["isThisASiteWideConfiguration"] = "no",
                ["xnatProject"] = new JsonArray(new JsonObject { ["value"] = "brainimages" }),
            },
        },
        ["builder"] = JsonNode.Parse(Form),
    };
}
