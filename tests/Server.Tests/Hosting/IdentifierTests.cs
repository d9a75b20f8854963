using System.Text.RegularExpressions;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Tests.Hosting;

public sealed partial class IdentifierTests
{
    [Fact]
    public async Task GivenBytesMakeTheSameAnswers()
    {
        Assert.Equal(await AnswersAsync(), await AnswersAsync());

        static async Task<string> AnswersAsync()
        {
            var random = new Random(7);
            await using var server = await TestServer.StartAsync(options: new()
            {
                Clock = new ManualClock(),
                RandomBytes = count => [.. Enumerable.Range(0, count).Select(_ => (byte)random.Next(256))]
            });
            return await server.GetAsync("/data/JSESSION") + await server.GetAsync("/data/services/tokens/issue");
        }
    }

    [Fact]
    public void IdentifiersHaveTheFormOfTheirKind()
    {
        var identifiers = new Identifiers();

        Assert.Matches(Uuid(), identifiers.Uuid());
        Assert.Matches("^[0-9A-F]{32}$", identifiers.Hex(16));
        Assert.Matches("^[abc]{64}$", identifiers.Word("abc", 64));
        Assert.NotEqual(identifiers.Uuid(), identifiers.Uuid());
    }

    [Fact]
    public void SourceThatGivesTooFewBytesIsNamed()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => new Identifiers(_ => [1]).Uuid());

        Assert.Equal("The source of random bytes gave 1 instead of 16.", refusal.Message);
    }

    [GeneratedRegex("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    private static partial Regex Uuid();
}
