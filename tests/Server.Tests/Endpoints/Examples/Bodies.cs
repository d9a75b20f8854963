using System.Text;

namespace Xnat.Typed.Server.Tests.Endpoints.Examples;

/// <summary>Bodies of requests.</summary>
internal static class Bodies
{
    private const string Namespaces =
        "xmlns:xnat=\"http://nrg.wustl.edu/xnat\" xmlns:xdat=\"http://nrg.wustl.edu/security\""
        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

    /// <summary>A document; <c>NS</c> stands for the namespaces.</summary>
    public static Func<HttpContent> Xml(string text) => () => TestServer.Xml(text.Replace("NS", Namespaces, StringComparison.Ordinal));

    public static Func<HttpContent> Json(string text) => () => new StringContent(text, Encoding.UTF8, "application/json");

    public static Func<HttpContent> Text(string text) => () => new StringContent(text, Encoding.UTF8, "text/plain");

    public static HttpContent File() => TestServer.Bytes([.. "text"u8], "text/plain");

    public static HttpContent DicomZip() =>
        TestServer.Bytes(Archives.Zip(("a.dcm", DicomBytes.Image(DicomBytes.MrImage, "MR", "1"))), "application/zip");

    /// <summary>A form of one file.</summary>
    public static HttpContent Form() => new MultipartFormDataContent { { new ByteArrayContent([1, 2]), "one", "b.bin" } };

    public static Func<HttpContent> Fields(params (string Name, string Value)[] fields) =>
        () => new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    public static Func<HttpContent> SearchDocument() => Xml(
        "<xdat:bundle NS ID=\"@xnat:subjectData\" allow-diff-columns=\"0\" secure=\"false\" brief-description=\"mine\">"
        + "<xdat:root_element_name>xnat:subjectData</xdat:root_element_name>"
        + "<xdat:search_field><xdat:element_name>xnat:subjectData</xdat:element_name><xdat:field_ID>SUBJECT_LABEL</xdat:field_ID>"
        + "<xdat:sequence>0</xdat:sequence><xdat:type>string</xdat:type></xdat:search_field></xdat:bundle>");
}
