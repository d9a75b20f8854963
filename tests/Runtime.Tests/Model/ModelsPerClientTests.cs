using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Model;

/// <summary>Two servers with different versions of one data type, in one process.</summary>
public sealed class ModelsPerClientTests
{
    private const string Answer =
        """
        {"items":[{"children":[{"field":"parts/part","items":[{"children":[],"meta":{"xsi:type":"lab:part"},"data_fields":{"n":"1"}}]}],
        "meta":{"xsi:type":"lab:scoreData"},"data_fields":{"ID":"E1","label":"E1","project":"P1","score":"7"}}]}
        """;

    private const string Rows = """{"ResultSet":{"Result":[{"ID":"E1","label":"E1","project":"P1","xsiType":"lab:scoreData"}]}}""";

    [Fact]
    public async Task EachClientMakesObjectsOfItsOwnModel()
    {
        using var server = Served();
        await using var older = await ConnectAsync(server, new() { Models = [OldRegistry.Instance] });
        await using var newer = await ConnectAsync(server, new() { Models = [NewRegistry.Instance] });
        await using var bare = await ConnectAsync(server, new() { Models = [] });

        var old = Assert.IsType<OldScore>(await older.Experiments.GetAsync("E1"));
        var now = Assert.IsType<NewScore>(await newer.Experiments.GetAsync("E1"));

        Assert.Equal((7L, "7"), (old.Get(OldScore.Score), now.Get(NewScore.Score)));
        Assert.IsType<OldPart>(Assert.Single(old.Get(OldScore.Parts)));
        Assert.IsType<NewPart>(Assert.Single(now.Get(NewScore.Parts)));
        Assert.IsType<ExperimentData>(await bare.Experiments.GetAsync("E1"));
    }

    [Fact]
    public async Task RegistryOfAnotherContractIsRefusedBeforeAnythingIsSent()
    {
        using var server = new ScriptedServer();

        await Assert.ThrowsAsync<InvalidOperationException>(() => ConnectAsync(server, new() { Models = [new WrongRegistry()] }));

        Assert.Empty(server.Sent);
    }

    private static ScriptedServer Served() => new ScriptedServer().SignsIn()
        .On("GET /data/experiments", Rows).On("GET /data/experiments/E1", Answer);

    private static Task<XnatClient> ConnectAsync(ScriptedServer server, XnatClientOptions options) => XnatClient.ConnectAsync(
        ScriptedServer.Address, XnatCredential.UserPassword("reader", "secret-1"), server.Options(options));

    private sealed class OldScore : ExperimentData
    {
        public static XnatField<long?> Score => new("lab:scoreData", "score");

        public static XnatList<XnatRow> Parts => new("lab:scoreData", "parts/part", "lab:part", "n");

        protected override string DataTypeName => "lab:scoreData";
    }

    private sealed class NewScore : ExperimentData
    {
        public static XnatField<string?> Score => new("lab:scoreData", "score");

        public static XnatList<XnatRow> Parts => new("lab:scoreData", "parts/part", "lab:part", "n");

        protected override string DataTypeName => "lab:scoreData";
    }

    private sealed class OldPart : XnatRow
    {
        protected override string DataTypeName => "lab:part";
    }

    private sealed class NewPart : XnatRow
    {
        protected override string DataTypeName => "lab:part";
    }

    private sealed class OldRegistry : XnatTypeRegistry
    {
        public static OldRegistry Instance { get; } = new();

        public override int Contract => XnatTypeRegistries.Contract;

        public override XnatItem? Create(string dataType) => dataType switch
        {
            "lab:scoreData" => new OldScore(),
            "lab:part" => new OldPart(),
            _ => null,
        };
    }

    private sealed class NewRegistry : XnatTypeRegistry
    {
        public static NewRegistry Instance { get; } = new();

        public override int Contract => XnatTypeRegistries.Contract;

        public override XnatItem? Create(string dataType) => dataType switch
        {
            "lab:scoreData" => new NewScore(),
            "lab:part" => new NewPart(),
            _ => null,
        };
    }

    private sealed class WrongRegistry : XnatTypeRegistry
    {
        public override int Contract => XnatTypeRegistries.Contract + 1;

        public override XnatItem? Create(string dataType) => null;
    }
}
