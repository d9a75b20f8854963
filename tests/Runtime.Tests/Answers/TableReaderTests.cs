using System.Text;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Answers;

public sealed class TableReaderTests
{
    private const string TwoRows =
        """
        {"ResultSet":{"Columns":[{"key":"ID","linkProps":[{"Result":"no"}]}],"Result":[
        {"ID":"S1","label":"a \"b\" \u00e9","note":""},{"label":"c","ID":"S2","count":7,"flag":true,"none":null,"odd":{"ID":"x"}}
        ], "title": "Subjects","totalRecords": "2"}}
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public async Task RowsComeOutHoweverTheBytesArrive(int pieceLength)
    {
        var (rows, total) = await ReadAsync(TwoRows, pieceLength);

        Assert.Equal(2, rows.Count);
        Assert.Equal("a \"b\" é", rows[0]["label"]);
        Assert.Equal("", rows[0]["note"]);
        Assert.Equal(("S2", "c", "7", "true"), (rows[1]["ID"], rows[1]["label"], rows[1]["count"], rows[1]["flag"]));
        Assert.Null(rows[1]["note"]);
        Assert.Null(rows[1]["none"]);
        Assert.Null(rows[1]["odd"]);
        Assert.Equal(2, total);
    }

    [Fact]
    public async Task EmptyTableHasNoRows()
    {
        var (rows, total) = await ReadAsync("""{"ResultSet":{"Result":[], "totalRecords": "0"}}""", 5);

        Assert.Empty(rows);
        Assert.Equal(0, total);
    }

    [Fact]
    public async Task RowLargerThanTheBufferIsRead()
    {
        var note = new string('n', 300_000);

        var (rows, _) = await ReadAsync(
            """{"ResultSet":{"Result":[{"ID":"S1","note":"NOTE"}]}}""".Replace("NOTE", note, StringComparison.Ordinal), 10_000);

        Assert.Equal(note, rows[0]["note"]);
    }

    [Theory]
    [InlineData(
        "",
        "GET /data/subjects answered with nothing at all; XNAT does so when it cannot process a filter or column of the listing. Check "
        + "their names and values.")]
    [InlineData(
        """{"ResultSet":{"Result":[{"ID":"S1"}""",
        "GET /data/subjects ended in the middle of its JSON; the connection or the server broke off, try again.")]
    [InlineData("no json", "GET /data/subjects answered something that is not JSON; check the address and the proxy before it.")]
    [InlineData(
        """{"items":[]}""",
        "GET /data/subjects answered JSON without a table in it (ResultSet/Result); this is no listing, check the address.")]
    public async Task OtherContentIsAnErrorThatSaysWhatToDo(string text, string message)
    {
        var error = await Assert.ThrowsAsync<XnatContentException>(() => ReadAsync(text, 1000));

        Assert.Equal(message, error.Message);
    }

    private static async Task<(List<TableRow> Rows, long? Total)> ReadAsync(string text, int pieceLength, XnatLimits? limits = null)
    {
        using var stream = new PiecewiseStream(Encoding.UTF8.GetBytes(text), pieceLength);
        var reader = new TableReader(stream, "GET /data/subjects", limits ?? new());
        var rows = new List<TableRow>();
        await foreach (var row in reader.ReadAsync()) rows.Add(row);
        return (rows, reader.TotalRecords);
    }
}
