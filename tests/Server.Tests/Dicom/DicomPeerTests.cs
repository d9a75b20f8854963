using System.Globalization;
using System.Net;

namespace Xnat.Typed.Server.Tests.Dicom;

/// <summary>What the service tells of real files, against what pydicom and dcmtk read of them.</summary>
public sealed class DicomPeerTests
{
    private const string Scan = "/archive/projects/P1/subjects/S1/experiments/E1/scans/1/resources/DICOM/files/";

    /// <summary>One stray byte stands in front of its first element, so no reader finds an element in it.</summary>
    private static readonly string[] NoDicom = ["no_meta.dcm"];

    /// <summary>Without preamble: pydicom wants to be forced to such a file, dcmtk and this server recognise it.</summary>
    private static readonly string[] WithoutPreamble = ["rtstruct.dcm"];

    [PeerFact]
    public async Task EveryFileIsDumpedAsPydicomReadsIt()
    {
        await using var server = await Start();
        var files = Files();
        var peers = DicomPeers.Pydicom(files);
        var differences = new List<string>();

        foreach (var file in files.Where(file => peers[file] is not null))
        {
            var rows = await DumpAsync(server, file);
            differences.AddRange(Differences(Path.GetFileName(file), peers[file]!, rows!));
        }

        Assert.Empty(differences);
        Assert.Equal(NoDicom.Concat(WithoutPreamble).Order(), files.Where(file => peers[file] is null).Select(Path.GetFileName).Order());
    }

    [PeerFact]
    public async Task EveryFileHasTheTagsThatDcmtkReads()
    {
        await using var server = await Start();
        var differences = new List<string>();

        foreach (var file in Files().Where(file => !NoDicom.Contains(Path.GetFileName(file))))
        {
            var peer = DicomPeers.DcmDump(file)!;
            var rows = (await DumpAsync(server, file))!;
            // Where a file does not say the representation of a private element, dcmtk shows marks
            // for it; values are compared where they are plain text.
            var texts = Path.GetFileName(file) == WithoutPreamble[0];
            var (expected, actual) = (Tags(peer), Tags(rows));
            if (expected != actual) differences.Add($"{Path.GetFileName(file)}: {expected}\n{actual}");
            differences.AddRange(peer
                .Zip(rows)
                .Where(pair => char.IsAsciiLetterUpper(pair.First[2][0]) && pair.First[2] != pair.Second[2])
                .Select(pair => $"{Path.GetFileName(file)} {pair.First[0]}{pair.First[1]}: {pair.First[2]} {pair.Second[2]}"));
            if (texts)
                differences.AddRange(peer
                    .Zip(rows)
                    .Where(pair => pair.First[3].Length > 0 && pair.First[3].Trim() != pair.Second[3].Trim())
                    .Select(pair => $"{pair.First[0]}: {pair.First[3]} {pair.Second[3]}"));
        }

        Assert.Empty(differences);
    }

    [PeerFact]
    public async Task FileThatNoReaderTakesIsRefusedAndPassedOverByAnImport()
    {
        await using var server = await Start();
        var path = SharedFiles.PathOf("dicom/" + NoDicom[0]);
        var import = Archives.Zip(
            (NoDicom[0], await File.ReadAllBytesAsync(path)),
            ("MR_small.dcm", await File.ReadAllBytesAsync(SharedFiles.PathOf("dicom/MR_small.dcm"))));

        Assert.Null(DicomPeers.DcmDump(path));
        Assert.Null(await DumpAsync(server, path));
        Assert.Equal(
            200,
            (await server.PostAsync(
                "/data/services/import?project=P1&subject=S2&session=E2", TestServer.Bytes(import, "application/zip"))).Status);
        Assert.Equal(
            ["MR_small.dcm"],
            (await server.RowsAsync("/data/projects/P1/subjects/S2/experiments/E2/scans/ALL/files")).Select(row => row["Name"]));
    }

    private static string Tags(List<string[]> rows) => string.Join(' ', rows.Select(row => row[0] + row[1]));

    private static List<string> Files() =>
        [
            .. Directory
                .EnumerateFiles(SharedFiles.PathOf("dicom"), "*", SearchOption.AllDirectories)
                .Where(file => !file.EndsWith(".md", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        ];

    /// <summary>Stores the file in a scan and lets the service read it back.</summary>
    private static async Task<List<string[]>?> DumpAsync(TestServer server, string file)
    {
        var name = Path.GetFileName(file);
        Assert.Equal(
            (200, ""),
            await server.PutAsync(
                $"/data{Scan}{name}?overwrite=true", TestServer.Bytes(await File.ReadAllBytesAsync(file), "application/dicom")));
        using var response = await server.SendAsync(HttpMethod.Get, $"/data/services/dicomdump?src={Scan}{name}&format=json");
        if (response.StatusCode == HttpStatusCode.NotFound) return null;
        var rows = await server.RowsAsync($"/data/services/dicomdump?src={Scan}{name}&format=json");
        return rows.ConvertAll(row => new[] { row["tag1"], row["tag2"], row["vr"], WebUtility.HtmlDecode(row["value"]) });
    }

    private static IEnumerable<string> Differences(string file, List<string[]> expected, List<string[]> actual)
    {
        if (expected.Count != actual.Count) yield return $"{file}: {expected.Count} rows, {actual.Count} dumped";
        foreach (var (left, right) in expected.Zip(actual))
            if (left[0] != right[0] || left[1] != right[1] || left[2] != right[2] || !AreSame(left[2], left[3], right[3]))
                yield return $"{file} {left[0]}{left[1]} {left[2]} '{left[3]}', dumped {right[0]}{right[1]} {right[2]} '{right[3]}'";
    }

    /// <summary>
    /// Padding around the parts of a value does not count, nor does how a number is written; values are cut at 255 characters.
    /// </summary>
    private static bool AreSame(string vr, string expected, string actual)
    {
        if (vr is "FL" or "FD" or "OF" or "OD") return Numbers(Cut(expected)).SequenceEqual(Numbers(actual));
        if (vr is "PN" or "DS" or "IS") return Parts(Cut(expected)).SequenceEqual(Parts(actual));
        return Cut(expected) == actual || Parts(expected).SequenceEqual(Parts(actual)) || Cut(expected).TrimEnd() == actual.TrimEnd();
    }

    private static string Cut(string value) => value.Length > 255 ? value[..255] : value;

    private static IEnumerable<string> Parts(string value) => value.Split('\\').Select(part => part.Trim());

    /// <summary>The last number may be cut in the middle.</summary>
    private static IEnumerable<double> Numbers(string value) =>
        Parts(value)
            .Where(part => part.Length > 0)
            .SkipLast(value.Length > 240 ? 1 : 0)
            .Select(part => double.Parse(part, NumberStyles.Float, CultureInfo.InvariantCulture));

    private static Task<TestServer> Start() =>
        TestServer.StartAsync(data => data.Project("P1").Subject("S1").Experiment("E1").Scan("1", "T1"));
}
