using System.Text;
using System.Text.Json;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Answers;

/// <summary>
/// Rows that are written like the one before are taken without reading each token. Byte by byte there never is a whole row to learn from,
/// so that reading says what the others must.
/// </summary>
public sealed class RowPatternTests
{
    private const int Tables = 400;

    private static readonly string[] Texts =
    [
        "", "a", "subject 17", "\u00e9\u00fc\u00df", "\u6771\u4eac", "\ud83e\udde0", "a \\\"b\\\"", "\\u00e9", "\\/data\\/x", "&amp;", "{}",
        "[1]", ",\\\"ID\\\":", "007", "null", "a\\\\", "<script>", new('x', 300),
    ];

    [Fact]
    public async Task WholeRowsAreReadAsTheirTokensAre()
    {
        var random = new Random(20261126);
        for (var table = 0; table < Tables; table++)
        {
            var bytes = Encoding.UTF8.GetBytes(Table(random));

            var expected = Cells(bytes);

            foreach (var length in new[] { 1, random.Next(2, 200), random.Next(200, 5000), int.MaxValue })
                Assert.Equal(expected, await OutcomeAsync(bytes, length));
        }
    }

    [Fact]
    public async Task OneWrongByteIsFoundAsAmongTokens()
    {
        var random = new Random(17);
        var refused = 0;
        for (var table = 0; table < Tables * 5; table++)
        {
            var bytes = Encoding.UTF8.GetBytes(Table(random));
            bytes[random.Next(bytes.Length)] =
                random.Next(3) switch { 0 => (byte)random.Next(256), 1 => (byte)'"', _ => (byte)'\\' };

            var expected = await OutcomeAsync(bytes, 1);

            if (expected.StartsWith("GET", StringComparison.Ordinal)) refused++;
            Assert.Equal(expected, await OutcomeAsync(bytes, int.MaxValue));
            Assert.Equal(expected, await OutcomeAsync(bytes, random.Next(2, 3000)));
        }

        Assert.InRange(refused, Tables, Tables * 5);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(60, false)]
    public async Task LongRowAmongOthersIsRefused(int limit, bool isRead)
    {
        var row = $$"""{"ID":"S1","label":"{{new string('n', 50)}}"}""";
        var table = """{"ResultSet":{"Result":[{"ID":"S1","label":"a"},{"ID":"S1","label":"a"},ROW]}}""";
        var bytes = Encoding.UTF8.GetBytes(table.Replace("ROW", row, StringComparison.Ordinal));

        var outcome = await OutcomeAsync(bytes, int.MaxValue, new() { RowBytes = limit });

        Assert.Equal(isRead, !outcome.Contains($"sent a single row of more than {limit} bytes", StringComparison.Ordinal));
    }

    private static string Table(Random random)
    {
        var text = new StringBuilder("""{"ResultSet":{"Result":[""");
        var columns = Enumerable.Range(0, random.Next(1, 6)).Select(at => $"c{at}").ToArray();
        var separator = random.Next(3) == 0 ? "\n" : "";
        var count = random.Next(0, 60);
        for (var row = 0; row < count; row++)
        {
            if (random.Next(20) == 0) random.Shuffle(columns);
            if (random.Next(20) == 0) columns = [.. columns, $"c{columns.Length}"];
            text.Append(row == 0 ? "" : ",").Append(separator).Append('{');
            text.AppendJoin(',', columns.Where(_ => random.Next(30) > 0).Select(column => $"\"{column}\":{Value(random)}")).Append('}');
        }

        return text.Append(random.Next(2) == 0 ? "]" : "\n ]").Append(",\"totalRecords\":\"").Append(count).Append("\"}}").ToString();
    }

    private static string Value(Random random) => random.Next(40) switch
    {
        0 => "17",
        1 => "true",
        2 => "null",
        3 => """{"c0":"x"}""",
        4 => "[]",
        _ => $"\"{Texts[random.Next(random.Next(1, Texts.Length) + 1) % Texts.Length]}\"",
    };

    private static string Cells(byte[] bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        var rows = document.RootElement.GetProperty("ResultSet").GetProperty("Result").EnumerateArray();
        return Join(rows.Select(row => row.EnumerateObject().Select(cell => (cell.Name, Text: Cell(cell.Value)))
            .Where(cell => cell.Text is not null).ToDictionary(cell => cell.Name, cell => cell.Text!)));
    }

    private static string? Cell(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array => null,
        _ => value.GetRawText(),
    };

    private static async Task<string> OutcomeAsync(byte[] bytes, int pieceLength, XnatLimits? limits = null)
    {
        using var stream = new PiecewiseStream(bytes, pieceLength);
        var rows = new List<TableRow>();
        try
        {
            await foreach (var row in new TableReader(stream, "GET /data/x", limits ?? new()).ReadAsync()) rows.Add(row);
        }
        catch (XnatContentException e)
        {
            return e.Message;
        }

        return Join(rows.Select(row => row.Cells().ToDictionary(cell => cell.Key, cell => cell.Value)));
    }

    private static string Join(IEnumerable<Dictionary<string, string>> rows) => string.Join(
        '\n',
        rows.Select(row => string.Join(
            '|', row.OrderBy(cell => cell.Key, StringComparer.Ordinal).Select(cell => $"{cell.Key}={cell.Value}"))));
}
