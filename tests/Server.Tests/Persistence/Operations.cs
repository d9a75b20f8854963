
namespace Xnat.Typed.Server.Tests.Persistence;

/// <summary>A long work day of a server, step by step.</summary>
internal static class Operations
{
    private const string Session = "/data/projects/P1/subjects/S1/experiments/E1";

    public static IReadOnlyList<Func<TestServer, Task>> All { get; } =
    [
        Put("/data/projects/P1?xnat:projectData/description=first"),
        Put("/data/projects/P2"),
        Put("/data/projects/P3"),
        Put("/data/projects/P1/accessibility/public"),
        Put("/data/projects/P1/prearchive_code/0"),
        Put("/data/projects/P1/subjects/S1?gender=female"),
        Put("/data/projects/P1/subjects/S2"),
        Put(Session
            + "?xsiType=xnat:mrSessionData&xnat:mrSessionData/date=2020-02-29&xnat:mrSessionData/note=a&xnat:mrSessionData/operator=b"),
        Put(Session + "?xnat:mrSessionData/note=NULL"),
        Put(Session + "?xnat:mrSessionData/acquisition_site=c"),
        Put(Session + "/scans/1?xsiType=xnat:mrScanData&xnat:mrScanData/type=T1"),
        Put(Session + "/scans/2?xsiType=xnat:mrScanData&xnat:mrScanData/type=T2"),
        Put(Session + "?xnat:mrSessionData/fields/field%5Bname%3Dvolume%5D/field=42"),
        Put(Session + "/resources/R/files/small.txt?inbody=true", [1, 2, 3]),
        Put(Session + "/resources/R/files/large.bin?inbody=true", Bytes(200_000, 1)),
        Put(Session + "/resources/R/files/empty.zip?inbody=true&extract=true&content=none", Archives.Zip(("a/empty", []), ("a/one", [1]))),
        Put(Session + "/resources/R/files/large.bin?inbody=true&overwrite=true", Bytes(150_000, 2)),
        Put(Session + "/scans/1/resources/DICOM/files/a.dcm?inbody=true&format=DICOM", Bytes(70_000, 3)),
        Delete(Session + "/resources/R/files/small.txt"),
        Import("dest=/archive/projects/P2/subjects/S9/experiments/E9", "1.9", 3),
        Import("project=P1&subject=S3&session=E3&dest=/prearchive/projects/P1", "1.8", 2),
        Import("project=P1&subject=S4&session=E4&dest=/prearchive/projects/P1", "1.7", 1),
        Put("/data/projects/P1/subjects/S1/projects/P2?label=S1_there"),
        Put("/data/experiments/XNAT_E00001/projects/P2?label=E1_there"),
        Put("/data/projects/P2/subjects/S8/experiments/E8?xsiType=xnat:petSessionData"),
        Put("/data/projects/P2/experiments/E8/projects/P1?primary=true"),
        Put("/data/projects/P1/subjects/S2/experiments/E8?xnat:petSessionData/note=moved"),
        async server => await server.PostAsync("/data/services/archive", Form(("src", await WaitingAsync(server, "E3")))),
        async server => await server.PostAsync(await WaitingAsync(server, "E4") + "?action=move&newProject=P3"),
        async server => await server.DeleteAsync(await WaitingAsync(server, "E4") + "/scans/1"),
        Put(Session + "?label=renamed"),
        Delete("/data/experiments/XNAT_E00001/scans/2?removeFiles=true"),
        Put("/data/projects/P4"),
        Put("/data/projects/P4/subjects/gone"),
        Delete("/data/projects/P4"),
        Put("/data/projects/P4"),
        Put("/data/projects/P2/subjects/last"),
        Put("/data/projects/P2/subjects/last/experiments/last?xsiType=xnat:mrSessionData"),
        Put("/data/projects/P2/experiments/last?xnat:mrSessionData/date=nonsense"),
    ];

    public static byte[] Bytes(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static Func<TestServer, Task> Put(string path, byte[]? body = null) =>
        async server => await server.PutAsync(path, body is null ? null : TestServer.Bytes(body, "application/octet-stream"));

    private static Func<TestServer, Task> Delete(string path) => async server => await server.DeleteAsync(path);

    private static Func<TestServer, Task> Import(string query, string study, int scans)
    {
        var files = Enumerable.Range(1, scans)
            .Select(number => ($"{number}.dcm", DicomBytes.Image(
                DicomBytes.MrImage,
                "MR",
                TestServer.Number(number),
                study: study,
                more: dicom => dicom.Bytes(0x0011, 0x1001, "OB", Bytes(40_000 * number, number)))));
        return async server => await server.PostAsync(
            "/data/services/import?" + query, TestServer.Bytes(Archives.Zip([.. files]), "application/zip"));
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));

    private static async Task<string> WaitingAsync(TestServer server, string name) =>
        "/data" + (await server.RowsAsync("/data/prearchive/projects")).Single(row => row["name"] == name)["url"];
}
