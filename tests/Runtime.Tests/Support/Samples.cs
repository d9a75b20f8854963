using System.IO.Compression;

namespace Xnat.Typed.Runtime.Tests.Support;

/// <summary>Small answers and archives.</summary>
internal static class Samples
{
    public const string SessionUri = "/data/archive/projects/P1/subjects/SUB1/experiments/MR1\r\n";

    public const string HeldUri = "/data/prearchive/projects/P1/20240612_101530123/ANONYMIZ";

    public const string SessionItem =
        """
        {"items":[{"children":[{"field":"fields/field","items":[{"children":[],"meta":{"isHistory":true},"data_fields":{"name":"old",
            "field":"x"}}]}],
        "meta":{"xsi:type":"xnat:mrSessionData","isHistory":false},
        "data_fields":{"ID":"XNAT_E00001","label":"MR1","project":"P1","subject_ID":"XNAT_S00001","fieldStrength":"3.0"}}]}
        """;

    public const string HeldRow =
        """
        {"ResultSet":{"Result":[{"scan_time":"","status":"READY","subject":"SUB1","tag":"1.2.3","uploaded":"2021-12-29 10:11:28.996",
            "lastmod":"2022-01-18 16:41:25.0",
        "scan_date":"2001-09-24","url":"/prearchive/projects/P1/20240612_101530123/ANONYMIZ","timestamp":"20240612_101530123",
            "project":"P1","name":"ANONYMIZ","folderName":"ANONYMIZ"}]}}
        """;

    public static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
