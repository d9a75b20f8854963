using System.Text;
using Microsoft.Data.Sqlite;

namespace Xnat.Typed.Server.Tests.Persistence;

public sealed class DataFolderTests : IDisposable
{
    private readonly KeptServer kept = new();

    public void Dispose() => kept.Dispose();

    [Fact]
    public async Task SecondServerOnAFolderIsRefusedUntilTheFirstHasStopped()
    {
        await using (await kept.StartAsync())
        {
            var refusal = await Assert.ThrowsAsync<IOException>(() => kept.StartAsync());

            Assert.Equal(
                $"Another server works with the data folder {kept.Data}. Stop it, or give this one a folder of its own.", refusal.Message);
        }

        await using var next = await kept.StartAsync();
        Assert.Equal(200, await next.StatusAsync("/data/projects"));
    }

    [Fact]
    public async Task FolderOfANewerVersionIsLeftAsItIs()
    {
        await (await kept.StartAsync(data => data.Project("P1"))).DisposeAsync();
        Change("PRAGMA user_version = 99");
        File.WriteAllText(Path.Combine(kept.Data, "files", "unknown"), "kept");
        var before = File.ReadAllBytes(kept.Database);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => kept.StartAsync());

        Assert.Equal(
            $"The data folder was written by a newer version of this server ({kept.Database} has format 99, this version knows 1). Update "
            + "the server; nothing has been changed.",
            refusal.Message);
        Assert.Equal(before, File.ReadAllBytes(kept.Database));
        Assert.Equal(["unknown"], kept.LargeFiles());
    }

    [Theory]
    [InlineData(0, "cannot be read")]
    [InlineData(4096, "is damaged")]
    public async Task DamagedDatabaseIsLeftAsItIs(int from, string expected)
    {
        await (await kept.StartAsync(data => data.Project("P1"))).DisposeAsync();
        var damaged = File.ReadAllBytes(kept.Database);
        damaged.AsSpan(from, 2000).Fill(0xee);
        File.WriteAllBytes(kept.Database, damaged);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => kept.StartAsync());

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith("Restore a copy of the data folder; nothing has been changed.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(damaged, File.ReadAllBytes(kept.Database));
    }

    [Theory]
    [InlineData(false, "is missing")]
    [InlineData(true, "has 199999 bytes instead of 200000")]
    public async Task MissingOrShortenedLargeFileIsSaidAtTheStart(bool isThere, string expected)
    {
        await (await kept.StartAsync()).DisposeAsync();
        await StoreLargeAsync(200_000);
        var path = Path.Combine(kept.Data, "files", kept.LargeFiles().Single());
        if (isThere) await File.WriteAllBytesAsync(path, new byte[199_999]);
        else File.Delete(path);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => kept.StartAsync());

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FolderWithOtherFilesIsRefused()
    {
        Directory.CreateDirectory(Path.Combine(kept.Data, "files"));
        File.WriteAllText(Path.Combine(kept.Data, "files", "thesis.txt"), "kept");

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => kept.StartAsync());

        Assert.Equal($"{kept.Data} holds other files and no database of this server. Give an empty folder or a new one.", refusal.Message);
        Assert.Equal(["thesis.txt"], kept.LargeFiles());
    }

    [Fact]
    public async Task DatabaseOfSomethingElseIsRefused()
    {
        Directory.CreateDirectory(kept.Data);
        Change("CREATE TABLE recipes(name TEXT)");

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => kept.StartAsync());

        Assert.Equal($"The database {kept.Database} is not one of this server; choose another data folder.", refusal.Message);
    }

    [Fact]
    public async Task TypeThatTheSchemasLackIsNamedAndNothingIsLost()
    {
        var schemas = Path.Combine(kept.Folder.FullName, "schemas");
        WriteSchema(schemas);
        var options = new XnatServerOptions { DataFolder = kept.Data, SchemaFolders = [schemas] };
        await (await TestServer.StartAsync(
            data => data.Project("P1").Subject("S1").Experiment("E1", "lab:visitData").With("mood", "fine"), options)).DisposeAsync();

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => kept.StartAsync());

        Assert.Equal(
            "The data folder holds objects of the type lab:visitData, which the schemas of this server do not have. Start it with the "
            + "schemas that it was filled with; nothing has been changed.",
            refusal.Message);
        await using var again = await TestServer.StartAsync(null, options);
        Assert.Equal(
            "fine", (await again.ItemAsync("/data/projects/P1/experiments/E1")).GetProperty("data_fields").GetProperty("mood").GetString());
    }

    [Fact]
    public async Task SeedFillsAnEmptyFolderOnly()
    {
        await (await kept.StartAsync(data => data.Project("P1", "first"))).DisposeAsync();

        await using var again = await kept.StartAsync(data => data.Project("P2"));

        Assert.Equal(["P1"], (await again.RowsAsync("/data/projects")).Select(row => row["ID"]));
    }

    [Fact]
    public async Task FilesWithoutOwnerAreSweptAtTheNextStart()
    {
        await (await kept.StartAsync()).DisposeAsync();
        await StoreLargeAsync(200_000);
        await using (var server = await kept.StartAsync()) Assert.Equal(200, await server.DeleteAsync("/data/projects/P1/resources/R"));
        Assert.Empty(kept.LargeFiles());
        // As a process leaves them that is killed between the deletion in its database and the one on the disk.
        File.WriteAllText(Path.Combine(kept.Data, "files", "left"), "left over");
        File.WriteAllText(Path.Combine(kept.Data, "incoming", "7"), "cut short");

        await (await kept.StartAsync()).DisposeAsync();

        Assert.Empty(kept.LargeFiles());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(kept.Data, "incoming")));
        Assert.Equal(0L, Ask("SELECT count(*) FROM files"));
    }

    [Fact]
    public async Task ServerThatCannotWriteRefusesEverythingAndKeepsWhatItHadConfirmed()
    {
        await using (var server = await kept.StartAsync(data => data.Project("P1")))
        {
            Assert.Equal((201, "XNAT_S00001"), await server.PutAsync("/data/projects/P1/subjects/S1"));
            // Large content has nowhere to go then, as on a full disk.
            Directory.Delete(Path.Combine(kept.Data, "files"));

            var (status, page) = await server.PutAsync(
                "/data/projects/P1/resources/R/files/a.bin?inbody=true", TestServer.Bytes(new byte[200_000], "application/octet-stream"));

            Assert.Equal(503, status);
            Assert.StartsWith("The server could not write to its data folder (", TestServer.Heading(page), StringComparison.Ordinal);
            Assert.EndsWith("See to the disk and start the server again.", TestServer.Heading(page), StringComparison.Ordinal);
            Assert.Equal(503, await server.StatusAsync("/data/projects"));
            Assert.Equal(503, await server.StatusAsync("/xapi/siteConfig/buildInfo"));
        }

        await using var again = await kept.StartAsync();
        Assert.Equal(["S1"], (await again.RowsAsync("/data/projects/P1/subjects")).Select(row => row["label"]));
        Assert.Empty(await again.RowsAsync("/data/projects/P1/resources"));
    }

    [Fact]
    public async Task FaultsEndWithTheServer()
    {
        var archive = Archives.Zip(("a.dcm", DicomBytes.Image(DicomBytes.MrImage, "MR", "1")));
        await using (var server = await kept.StartAsync(data => data.Project("P1")))
        {
            server.Server.Faults.AddStuckSessions("/data/prearchive", "ERROR");
            await server.PostAsync("/data/services/import?dest=/prearchive/projects/P1", TestServer.Bytes(archive, "application/zip"));
            Assert.Equal("ERROR", (await server.RowsAsync("/data/prearchive/projects"))[0]["status"]);
        }

        await using var again = await kept.StartAsync();
        Assert.Equal("READY", (await again.RowsAsync("/data/prearchive/projects"))[0]["status"]);
    }

    [Fact]
    public async Task AcceptedNumbersAreNeverGivenOutAgain()
    {
        await using (var server = await kept.StartAsync(data => data.Project("P1")))
        {
            await server.PutAsync("/data/projects/P1/subjects/S1");
            await server.DeleteAsync("/data/projects/P1/subjects/S1");
        }

        await using var again = await kept.StartAsync();
        Assert.Equal((201, "XNAT_S00002"), await again.PutAsync("/data/projects/P1/subjects/S1"));
    }

    private async Task StoreLargeAsync(int length)
    {
        await using var server = await kept.StartAsync();
        await server.PutAsync("/data/projects/P1");
        Assert.Equal(
            200,
            (await server.PutAsync(
                "/data/projects/P1/resources/R/files/a.bin?inbody=true",
                TestServer.Bytes(new byte[length], "application/octet-stream"))).Status);
    }

    private void Change(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private object? Ask(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={kept.Database};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void WriteSchema(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "lab"));
        File.WriteAllText(
            Path.Combine(folder, "lab", "lab.xsd"),
            """
            <xs:schema targetNamespace="http://lab.example.org/lab" xmlns:lab="http://lab.example.org/lab"
                xmlns:xnat="http://nrg.wustl.edu/xnat" xmlns:xs="http://www.w3.org/2001/XMLSchema">
              <xs:element name="Visit" type="lab:visitData"/>
              <xs:complexType name="visitData">
                <xs:complexContent>
                  <xs:extension base="xnat:subjectAssessorData">
                    <xs:sequence><xs:element name="mood" type="xs:string" minOccurs="0"/></xs:sequence>
                  </xs:extension>
                </xs:complexContent>
              </xs:complexType>
            </xs:schema>
            """,
            Encoding.UTF8);
    }
}
