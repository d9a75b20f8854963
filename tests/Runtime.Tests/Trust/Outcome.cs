using System.Globalization;
using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>Outcomes in words, without what differs from run to run.</summary>
internal static partial class Outcome
{
    public static async Task<string> ListAsync<T>(IAsyncEnumerable<T> items) =>
        string.Join("; ", await items.Select(static item => Plain(item!.ToString()!)).ToListAsync());

    public static string List<T>(IEnumerable<T> items) => string.Join("; ", items.Select(static item => Plain(item!.ToString()!)));

    public static string Of(object? item) => item switch
    {
        null => "none",
        XnatItem known => $"{Plain(known.ToString())} {Values(known.Raw)}",
        _ => Plain(item.ToString()!),
    };

    /// <summary>All values of an object, without the numbers by which the server counts rows.</summary>
    private static string Values(XnatRecord record) => Plain(string.Join(
        ' ',
        record.Values
            .Where(static value => !value.Key.StartsWith("xnat_", StringComparison.Ordinal))
            .OrderBy(static value => value.Key, StringComparer.Ordinal)
            .Select(static value => $"{value.Key}={value.Value}")));

    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(XnatFields fields) => string.Join(
        "; ", fields.OrderBy(static field => field.Key, StringComparer.Ordinal).Select(static field => $"{field.Key}={field.Value}"));

    public static string Of(DownloadResult result) => string.Create(CultureInfo.InvariantCulture, $"{result.Files} files");

    public static string Of(DicomDump dump) => string.Join("; ", dump.Select(static row => $"{row.Tag}={row.Value}"));

    /// <summary>Without times, and without the numbers that the server counts per request.</summary>
    public static string Plain(string text) => Digest().Replace(Number().Replace(Time().Replace(text, "TIME"), "N"), "TIME");

    [System.Text.RegularExpressions.GeneratedRegex(
        @"\d{8}_\d{6,9}|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?|\w{3} \w{3} \d\d \d\d:\d\d:\d\d \w+ \d{4}")]
    private static partial System.Text.RegularExpressions.Regex Time();

    [System.Text.RegularExpressions.GeneratedRegex(@"(?<=Resource\w* \w+ \()\d+(?=\))|(?<=/resources/)\d+(?=/)")]
    private static partial System.Text.RegularExpressions.Regex Number();

    [System.Text.RegularExpressions.GeneratedRegex("(?<=\"(last_modified|row_last_modified|insert_date|lastmod|uploaded)\":\")[^\"]*")]
    private static partial System.Text.RegularExpressions.Regex Digest();
}
