using System.Xml.Linq;
using Xnat.Typed.QcReport;
using Xnat.Typed.Server;

namespace Xnat.Typed.Tutorial.Tests.QcReport;

/// <summary>The program of <c>examples/QcReport</c>, its page and its table.</summary>
/// <param name="ExitCode">What it ended with.</param>
/// <param name="Page">The page; empty if there is none.</param>
/// <param name="Table">The table; empty if there is none.</param>
/// <param name="Errors">What it complained about.</param>
internal sealed record ReportRun(int ExitCode, string Page, string Table, string Errors)
{
    /// <summary>What a browser shows, as a tree. The page is written so that an XML reader understands this part of it.</summary>
    public XElement Body
    {
        get
        {
            var from = Page.IndexOf("<body>", StringComparison.Ordinal);
            var to = Page.IndexOf("</body>", StringComparison.Ordinal);
            return XElement.Parse(Page[from..(to + 7)], LoadOptions.PreserveWhitespace);
        }
    }

    public IEnumerable<XElement> Sessions => Of("section", "session");

    public IEnumerable<XElement> Of(string element, string style) => Body.Descendants(element)
        .Where(found => ((string?)found.Attribute("class"))?.Split(' ').Contains(style) == true);

    /// <param name="server">A server; <see langword="null"/> for the program's own.</param>
    /// <param name="change">How the options differ from the usual ones.</param>
    public static async Task<ReportRun> OfAsync(XnatServer? server, Func<QcOptions, QcOptions>? change = null)
    {
        var folder = Directory.CreateTempSubdirectory("xnat-typed-qc-report-tests-");
        try
        {
            var page = new FileInfo(Path.Combine(folder.FullName, "new", "report.html"));
            var options = new QcOptions(server?.Url, server is null ? null : "admin", server is null ? "phantoms" : "LAB", page);
            using var errors = new StringWriter();
            var exitCode = await QcCommand.RunAsync(
                change?.Invoke(options) ?? options, TextWriter.Null, errors, CancellationToken.None);
            var table = Path.ChangeExtension(page.FullName, ".csv");
            return new(exitCode, Read(page.FullName), Read(table), errors.ToString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Read(string path) => File.Exists(path) ? File.ReadAllText(path) : "";
}
