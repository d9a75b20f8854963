using System.Text;

namespace Xnat.Typed.Server.Tests.Endpoints.Hostile;

/// <summary>Bodies that are not what they say, or are too much of it.</summary>
internal static class HostileBodies
{
    private const string Namespaces = "xmlns:xnat=\"http://nrg.wustl.edu/xnat\" xmlns:xdat=\"http://nrg.wustl.edu/security\"";
    private const string Multipart = "multipart/form-data; boundary=b";
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";

    public static IReadOnlyList<HostileBody> All() => [.. Documents(), .. JsonTexts(), .. Forms(), .. Archives(), .. ContentTypes()];

    private static IEnumerable<HostileBody> Documents() =>
    [
        new("18,000 levels", "text/xml", Text(Root(Times("<xnat:a>", 18_000) + Times("</xnat:a>", 18_000)))),
        new("5,000 attributes", "text/xml", Text($"<xnat:Subject {Namespaces} {Numbered(5_000, "a{0}='1' ")}/>")),
        new("10,000 siblings", "text/xml", Text(Root(Times("<xnat:a/>", 10_000)))),
        new("10,000 fields of a search", "text/xml",
            Text($"<xdat:bundle {Namespaces}>{Times("<xdat:search_field/>", 10_000)}</xdat:bundle>")),
        new("entity of a file", "text/xml", Text("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>")),
        new("entities of entities", "text/xml", Text("<!DOCTYPE a [<!ENTITY x 'xx'><!ENTITY y '&x;&x;'>]><a>&y;</a>")),
        new("document without namespace", "text/xml", Text("<a/>")),
        new("document of broken bytes", "text/xml", [(byte)'<', 0xC3, 0x28, (byte)'>']),
        new("empty document", "text/xml", []),
    ];

    private static IEnumerable<HostileBody> JsonTexts() =>
    [
        new("100,000 levels", Json, Text(Times("[", 100_000))),
        new("60 levels", Json, Text(Times("{\"a\":", 60) + "1" + Times("}", 60))),
        new("10,000 members", Json, Text($"{{{Numbered(10_000, "\"a{0}\":1,")}\"z\":1}}")),
        new("half a pair", Json, Text("""{"a":"\ud800","username":"\ud800","\udc00":1}""")),
        new("a text of half a pair in a text", Json, Text("""{"session":"[\"\\ud800\"]","x":"[\"\\ud800\"]"}""")),
        new("broken bytes", Json, [(byte)'"', 0xC3, 0x28, (byte)'"']),
        new("null", Json, Text("null")),
        new("an endless number", Json, Text("1e999")),
        new("a text", Json, Text("\"x\"")),
        new("a list of all kinds", Json, Text("[null,1,[],{},\"x\",true]")),
        .. new[] { "1", "[]", "{}", "null", "\"x\"", "true", "1e999", "[null]" }.Select(value =>
            new HostileBody("members that are " + value, Json, Text(WithMembers(value)))),
    ];

    private static IEnumerable<HostileBody> Forms() =>
    [
        new("broken escapes", Form, Text("%=%zz&%ff%fe=%C3%28&a=%00&=&&b")),
        new("steps out", Form, Text("src=../..&dest=%00&path=..&project=..&subject=%0a&session=..%2F..&action=x&label=..")),
        new("10,000 fields", Form, Text(Times("a=b&", 10_000))),
        new("no boundary", "multipart/form-data", Text("x")),
        new("long boundary", "multipart/form-data; boundary=" + Times("b", 5_000), Text($"--{Times("b", 5_000)}--")),
        new("part without end", Multipart, Text("--b\r\nContent-Disposition: form-data; name=f; filename=a.zip\r\n\r\nPK")),
        new("10,000 headers of a part", Multipart, Text($"--b\r\n{Times("X: y\r\n", 10_000)}\r\nx\r\n--b--\r\n")),
        new("steps out of a part", Multipart, Part("; filename=\"../../x\"")),
        new("broken name of a part", Multipart, Part("; filename*=UTF-8''%00%C3")),
        new("part of a document that is none", Multipart, Part("; filename=a.xml")),
        new("part without disposition", Multipart, Text("--b\r\n\r\nx\r\n--b--\r\n")),
        new("1,000 parts", Multipart, Text(Times("--b\r\nContent-Disposition: form-data; name=f\r\n\r\nx\r\n", 1_000) + "--b--\r\n")),
    ];

    /// <summary>What is unpacked where a request says so.</summary>
    public static IEnumerable<HostileBody> Archives()
    {
        var zip = Tests.Archives.Zip(("a.dcm", new byte[500]));
        byte[] tar = [.. new byte[257], .. "ustar\0"u8, .. new byte[600]];
        byte[] sequence = [8, 0, 0x40, 0x11, (byte)'S', (byte)'Q', 0, 0, 255, 255, 255, 255, 0xFE, 0xFF, 0, 0xE0, 255, 255, 255, 255];
        return
        [
            new("cut zip", "application/zip", zip[..60]),
            new("empty zip", "application/zip", Tests.Archives.Zip()),
            new("zip with steps out", "application/zip", Tests.Archives.Zip(("../a.dcm", new byte[500]))),
            new("cut gzip", "application/gzip", [0x1f, 0x8b, 8, 0, 0]),
            new("broken gzip", "application/octet-stream", [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6]),
            new("broken tar", "application/x-tar", tar),
            new("DICOM of 20,000 levels", "application/dicom", [
                .. new byte[128], .. "DICM"u8, .. Enumerable.Repeat(sequence, 20_000).SelectMany(level => level)]),
        ];
    }

    private static IEnumerable<HostileBody> ContentTypes() =>
    [
        new("rubbish as type", ";;; =/; charset=\"", Text("x")),
        .. new[] { "klingon", "utf-7", "\"", "utf-16" }.SelectMany(charset => new[] { Json, "text/xml", "text/plain", Form }.Select(type =>
            new HostileBody($"{type} in {charset}", $"{type}; charset={charset}", Text("+ADw-a+AD4-")))),
        new("a megabyte of text", "text/plain", Text(Times("a", 1 << 20))),
        new("no type", null, new byte[100]),
    ];

    /// <summary>Members that some route reads, all of one kind.</summary>
    private static string WithMembers(string value) => "{" + string.Join(',', new[]
    {
        "username", "password", "email", "enabled", "firstname", "lastname", "roles", "id", "ID", "name", "title", "scope", "projects",
        "projectIds", "subjects", "sessions", "scan_types", "event", "scriptId", "script", "content", "language", "submission", "builder",
        "data", "formUUID", "session", "subject", "scan", "image", "xnat", "interactiveAgentIds", "sessionTimeout", "siteUrl",
    }.Select(name => $"\"{name}\":{value}")) + "}";

    private static byte[] Part(string rest) =>
        Text($"--b\r\nContent-Disposition: form-data; name=\"f\"{rest}\r\nContent-Type: ;;\r\n\r\nx\r\n--b--\r\n");

    private static string Root(string content) => $"<xnat:Subject {Namespaces}>{content}</xnat:Subject>";

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static string Times(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static string Numbered(int count, string text) => string.Concat(Enumerable.Range(0, count).Select(number =>
        text.Replace("{0}", TestServer.Number(number), StringComparison.Ordinal)));
}
