using System.Text;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Answers;

/// <summary>What stands where rows belong and is none: never no rows, never another exception than ours.</summary>
public sealed class WrongTableTests
{
    private static readonly XnatLimits Small = new() { RowBytes = 2000, Columns = 20 };

    [Theory]
    [InlineData("""{"ResultSet":{"Result":["a","b"]}}""")]
    [InlineData("""{"ResultSet":{"Result":[1,2]}}""")]
    [InlineData("""{"ResultSet":{"Result":[true]}}""")]
    [InlineData("""{"ResultSet":{"Result":[null]}}""")]
    [InlineData("""{"ResultSet":{"Result":[[]]}}""")]
    [InlineData("""{"ResultSet":{"Result":[[{"ID":"S1"}]]}}""")]
    [InlineData("""{"ResultSet":{"Result":[{"ID":"S1"},"S2"]}}""")]
    [InlineData("""{"ResultSet":{"Result":null}}""")]
    [InlineData("""{"ResultSet":{"Result":"none"}}""")]
    [InlineData("""{"ResultSet":{"Result":0}}""")]
    [InlineData("""{"ResultSet":{"Result":false}}""")]
    [InlineData("""{"ResultSet":{"Result":{}}}""")]
    [InlineData("""{"ResultSet":{"Result":{"ID":"S1"}}}""")]
    [InlineData("""{"ResultSet":{"Result":{"0":{"ID":"S1"}}}}""")]
    [InlineData("""{"ResultSet":[]}""")]
    [InlineData("""{"ResultSet":[{"Result":[{"ID":"S1"}]}]}""")]
    [InlineData("""{"ResultSet":null}""")]
    [InlineData("""{"ResultSet":"Result"}""")]
    [InlineData("""{"ResultSet":{}}""")]
    [InlineData("""{"Result":[{"ID":"S1"}]}""")]
    [InlineData("""[{"ResultSet":{"Result":[{"ID":"S1"}]}}]""")]
    [InlineData("""{"ResultSet":{"Result":[]},"ResultSet":{"Result":[{"ID":"S1"}]}}""")]
    [InlineData("""{"ResultSet":{"Result":[],"Result":[{"ID":"S1"}]}}""")]
    [InlineData("""{"ResultSet":{"Result":[{"ID":"S1","ID":"S2"}]}}""")]
    [InlineData("""{"ResultSet":{"Result":[{"ID":"S1","\u0049D":"S2"}]}}""")]
    [InlineData("\"ResultSet\"")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    public Task WhatIsNoListOfObjectsIsAnError(string text) => RefusesAsync(Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData("""{"ResultSet":{"Result":[{"ID":"\ud800"}]}}""")]
    [InlineData("""{"ResultSet":{"Result":[{"ID":"a\udc00b"}]}}""")]
    [InlineData("""{"ResultSet":{"Result":[{"\ud83d":"S1"}]}}""")]
    public Task HalfOfASurrogatePairIsAnError(string text) => RefusesAsync(Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData("""{"ResultSet":{"Result":[{"ID":"?"}]}}""")]
    [InlineData("""{"ResultSet":{"Result":[{"I?D":"S1"}]}}""")]
    public async Task BytesThatAreNoUtf8AreAnError(string text)
    {
        foreach (var bad in (byte[][])[[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xf8, 0x88, 0x80, 0x80, 0x80], [0xc0, 0xaf]])
        {
            var mark = text.IndexOf('?', StringComparison.Ordinal);
            await RefusesAsync([.. Encoding.UTF8.GetBytes(text[..mark]), .. bad, .. Encoding.UTF8.GetBytes(text[(mark + 1)..])]);
        }
    }

    [Fact]
    public async Task RowsNestedTooDeeplyAreAnError()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 100)) + string.Concat(Enumerable.Repeat("]", 100));

        await RefusesAsync(Table($$"""{"ID":{{deep}} }"""));
    }

    [Theory]
    [InlineData("""{"ResultSet":{"Result":[{"ID":"x""", "y")]
    [InlineData("""{"ResultSet":{"Result":[{"x""", "y")]
    [InlineData("""{"ResultSet":{"Result":[{"ID":1""", "2")]
    [InlineData("""{"ResultSet":{"Result":[{"ID":[0""", ",1")]
    public async Task RowWithoutEndIsLeftSoon(string beginning, string piece)
    {
        using var stream = new EndlessStream(Encoding.UTF8.GetBytes(beginning), Encoding.UTF8.GetBytes(piece));

        await Assert.ThrowsAsync<XnatContentException>(() => ReadAsync(stream));

        Assert.InRange(stream.Taken, Small.RowBytes, 1_000_000);
    }

    [Fact]
    public async Task RowsAndColumnsHaveALimit()
    {
        var columns = string.Join(',', Enumerable.Range(0, 21).Select(at => $"\"c{at}\":\"\""));
        var differing = string.Join(',', Enumerable.Range(0, 21).Select(at => $"{{\"c{at}\":\"\"}}"));
        var cells = string.Join(',', Enumerable.Range(0, 20).Select(at => $"\"c{at}\":\"{new string('x', 100)}\""));

        await RefusesAsync(Table("{" + columns + "}"));
        await RefusesAsync(Table(differing));
        await RefusesAsync(Table("{" + cells + "}"));
    }

    [Fact]
    public async Task ManyRowsWithinTheLimitsAreRead()
    {
        var rows = string.Join(',', Enumerable.Range(0, 500).Select(at => $"{{\"ID\":\"S{at}\",\"note\":\"{new string('x', 1900)}\"}}"));
        using var stream = new PiecewiseStream(Table(rows), 777);

        Assert.Equal(500, await ReadAsync(stream));
    }

    private static byte[] Table(string rows) => Encoding.UTF8.GetBytes("{\"ResultSet\":{\"Result\":[" + rows + "]}}");

    private static async Task RefusesAsync(byte[] bytes)
    {
        foreach (var piece in (int[])[1, 7, 100_000])
        {
            using var stream = new PiecewiseStream(bytes, piece);
            var error = await Assert.ThrowsAsync<XnatContentException>(() => ReadAsync(stream));
            Assert.Equal("GET /data/subjects", error.Route);
            Assert.StartsWith("GET /data/subjects ", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("S1", error.Message, StringComparison.Ordinal);
        }
    }

    private static async Task<int> ReadAsync(Stream stream)
    {
        var rows = 0;
        await foreach (var _ in new TableReader(stream, "GET /data/subjects", Small).ReadAsync()) rows++;
        return rows;
    }
}
