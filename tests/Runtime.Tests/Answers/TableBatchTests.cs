using System.Globalization;
using System.Text;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Answers;

/// <summary>Rows keep the bytes of a small batch; what they say is the same wherever pieces and batches end.</summary>
public sealed class TableBatchTests
{
    private static readonly string[] Texts =
    [
        "", "a", "Ä \\\"quoted\\\" \\u00e9", "日本語", "\\ud83d\\ude00", "😀", "tab\\there", new string('x', 5000), "0", "same",
        "same", "same",
    ];

    [Theory]
    [InlineData(7)]
    [InlineData(1000)]
    [InlineData(70_000)]
    [InlineData(1_000_000)]
    public async Task CellsAreWhatJsonSaysWhereverPiecesEnd(int pieceLength)
    {
        const int Count = 700;
        var json = new StringBuilder("{\"ResultSet\":{\"Result\":[");
        for (var row = 0; row < Count; row++)
        {
            json.Append(row == 0 ? "" : ",\n").Append('{').Append(CultureInfo.InvariantCulture, $"\"ID\":\"{row}\",\"n\":{row}");
            if (row % 3 != 0) json.Append(CultureInfo.InvariantCulture, $",\"text\":\"{Texts[row % Texts.Length]}\"");
            if (row % 5 == 0) json.Append(",\"none\":null,\"is\":true");
            if (row > 400) json.Append(CultureInfo.InvariantCulture, $",\"late\":\"{Texts[row % 7]}\"");
            json.Append('}');
        }

        using var stream = new PiecewiseStream(Encoding.UTF8.GetBytes(json.Append("]}}").ToString()), pieceLength);
        var rows = new List<TableRow>();
        await foreach (var row in new TableReader(stream, "GET /data/x", new()).ReadAsync()) rows.Add(row);

        Assert.Equal(Count, rows.Count);
        for (var row = 0; row < Count; row++)
        {
            Assert.Equal(row.ToString(CultureInfo.InvariantCulture), rows[row]["ID"]);
            Assert.Equal(row.ToString(CultureInfo.InvariantCulture), rows[row]["n"]);
            Assert.Equal(row % 3 != 0 ? Plain(Texts[row % Texts.Length]) : null, rows[row]["text"]);
            Assert.Equal(row % 5 == 0 ? "true" : null, rows[row]["is"]);
            Assert.Equal(row > 400 ? Plain(Texts[row % 7]) : null, rows[row]["late"]);
            Assert.Null(rows[row]["none"]);
            Assert.Equal(
                rows[row].Cells().ToDictionary(cell => cell.Key, cell => (string?)cell.Value),
                rows[row].Cells().Select(cell => cell.Key).ToDictionary(key => key, key => rows[row][key]));
        }
    }

    private static string Plain(string escaped) => System.Text.Json.JsonSerializer.Deserialize<string>($"\"{escaped}\"")!;
}
