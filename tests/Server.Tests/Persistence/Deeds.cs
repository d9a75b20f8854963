using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Xnat.Typed.Server.Tests.Persistence;

/// <summary>What clients have asked of a server that may die at any moment, and what it has confirmed.</summary>
internal sealed class Deeds
{
    private const int LargeScans = 6;
    private const int FilesPerScan = 8;

    private readonly ConcurrentDictionary<string, string> files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> values = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> subjects = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> sessions = new(StringComparer.Ordinal);

    /// <summary>Answers that promised something, of both kinds.</summary>
    public string Counts =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{sessions.Count} imported sessions, {subjects.Count} subjects, {values.Count} values, {files.Count} files");

    public static byte[] Study(int seed)
    {
        var random = new Random(seed);
        var images = from scan in Enumerable.Range(1, LargeScans) from file in Enumerable.Range(1, FilesPerScan) select (scan, file);
        return Archives.Zip([.. images.Select(image => ($"{image.scan}/{image.file}.dcm", DicomBytes.Image(
            DicomBytes.MrImage, "MR", TestServer.Number(image.scan), study: $"1.2.{seed}", instance: TestServer.Number(image.file),
            more: dicom => dicom.Bytes(0x0011, 0x1001, "OB", Pixels(random, image.file)))))]);
    }

    /// <summary>Sends studies one after the other until the server is gone.</summary>
    public async Task ImportAsync(HttpClient http, int seed, byte[] study)
    {
        for (var number = 0; ; number++)
        {
            var label = string.Create(CultureInfo.InvariantCulture, $"E{seed}_{number}");
            if (await TryAsync(() => http.PostAsync(
                $"/data/services/import?dest=/archive/projects/P1/subjects/S{seed}/experiments/{label}",
                TestServer.Bytes(study, "application/zip"))) is null)
                return;
            sessions[label] = 1;
        }
    }

    /// <summary>Subjects, changing values and small files until the server is gone.</summary>
    public async Task WriteAsync(HttpClient http, int client)
    {
        var session = string.Create(CultureInfo.InvariantCulture, $"/data/projects/P1/subjects/W{client}/experiments/V{client}");
        if (await TryAsync(() => http.PutAsync(session + "?xsiType=xnat:mrSessionData", null)) is null) return;
        for (var number = 0; ; number++)
        {
            var label = string.Create(CultureInfo.InvariantCulture, $"W{client}_{number}");
            if (await TryAsync(() => http.PutAsync("/data/projects/P1/subjects/" + label, null)) is null) return;
            subjects[label] = 1;
            if (await TryAsync(() => http.PutAsync(
                string.Create(CultureInfo.InvariantCulture, $"{session}?xnat:mrSessionData/fields/field%5Bname%3Dcount%5D/field={number}"),
                null)) is null)
                return;
            values[session] = number;
            var bytes = Pixels(new Random(HashCode.Combine(client, number)), 1 + (number % 3));
            var file = string.Create(CultureInfo.InvariantCulture, $"{session}/resources/R/files/{number}.bin");
            if (await TryAsync(() => http.PutAsync(file + "?inbody=true", TestServer.Bytes(bytes, "application/octet-stream"))) is null)
                return;
            files[file] = Convert.ToHexString(SHA256.HashData(bytes));
        }
    }

    /// <summary>Everything that was confirmed is there, and nothing half-made.</summary>
    public async Task CheckAsync(HttpClient http)
    {
        var known = (await RowsAsync(http, "/data/projects/P1/subjects?columns=label"))
            .Select(row => row["label"])
            .ToHashSet(StringComparer.Ordinal);
        Assert.Subset(known, subjects.Keys.ToHashSet(StringComparer.Ordinal));
        var experiments = await RowsAsync(http, "/data/projects/P1/experiments?columns=ID,label");
        Assert.Subset(
            experiments.Select(row => row["label"]).ToHashSet(StringComparer.Ordinal), sessions.Keys.ToHashSet(StringComparer.Ordinal));
        foreach (var imported in experiments.Where(row => row["label"].StartsWith('E')))
            Assert.Equal(LargeScans * FilesPerScan, (await RowsAsync(http, $"/data/experiments/{imported["ID"]}/scans/ALL/files")).Count);
        Assert.Empty(await RowsAsync(http, "/data/prearchive/projects"));
        foreach (var (session, confirmed) in values)
        {
            using var document = JsonDocument.Parse(await http.GetStringAsync(session + "?format=json"));
            var count = document.RootElement
                .GetProperty("items")[0]
                .GetProperty("children")
                .EnumerateArray()
                .Single(child => child.GetProperty("field").GetString() == "fields/field")
                .GetProperty("items")[0].GetProperty("data_fields").GetProperty("field").GetString();
            Assert.InRange(int.Parse(count!, CultureInfo.InvariantCulture), confirmed, confirmed + 1);
        }

        foreach (var (file, digest) in files) Assert.Equal(
            digest, Convert.ToHexString(SHA256.HashData(await http.GetByteArrayAsync(file))));
    }

    /// <summary>Only the newest deeds are looked at in full each time; what older ones promised is looked at in the end.</summary>
    public void MoveTo(Deeds all)
    {
        foreach (var (key, value) in files) all.files[key] = value;
        foreach (var (key, value) in values) all.values[key] = value;
        foreach (var key in subjects.Keys) all.subjects[key] = 1;
        foreach (var key in sessions.Keys) all.sessions[key] = 1;
    }

    /// <summary>From a few bytes to more than the database takes.</summary>
    private static byte[] Pixels(Random random, int kind)
    {
        var bytes = new byte[(kind % 3) switch { 0 => 40, 1 => 3_000, _ => 300_000 }];
        random.NextBytes(bytes);
        return bytes;
    }

    private static async Task<string?> TryAsync(Func<Task<HttpResponseMessage>> send)
    {
        try
        {
            using var response = await send();
            var text = await response.Content.ReadAsStringAsync();
            Assert.True(response.IsSuccessStatusCode, text);
            return text;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return null;
        }
    }

    private static async Task<List<Dictionary<string, string>>> RowsAsync(HttpClient http, string path)
    {
        using var document = JsonDocument.Parse(await http.GetStringAsync(path));
        return
        [
            .. document.RootElement
                .GetProperty("ResultSet")
                .GetProperty("Result")
                .EnumerateArray()
                .Select(row => row.EnumerateObject().ToDictionary(cell => cell.Name, cell => cell.Value.GetString()!))
        ];
    }
}
