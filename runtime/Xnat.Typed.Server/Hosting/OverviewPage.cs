using System.Globalization;
using System.Net;
using System.Text;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server;

/// <summary>What is on the site and what was asked of it lately, for a person who tries things out.</summary>
internal sealed class OverviewPage(Store store, RequestLog log)
{
    private const int Latest = 50;

    private const string Style = """
        :root { color-scheme: light dark; }
        body { max-width: 64rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
        table { width: 100%; border-collapse: collapse; }
        th, td { padding: .35rem .6rem; text-align: left; border-bottom: 1px solid light-dark(#ddd, #333); }
        td.n, th.n { text-align: right; }
        .quiet, th { color: light-dark(#5b6472, #9aa4b2); font-weight: normal; }
        code { font-family: ui-monospace, Consolas, monospace; font-size: .9em; overflow-wrap: anywhere; }
        """;

    /// <summary>The page, behind what clients look for in the home page.</summary>
    public string Around(string who)
    {
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>XNAT</title>")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><link rel=\"icon\" href=\"data:,\">")
            .Append($"<style>\n{Style}</style></head>\n<body>\n<p class=\"quiet\"><span id=\"user_info\">Logged in as: {who}</span></p>\n")
            .Append($"<h1>XNAT {Text(store.Version.ToString())}</h1>\n")
            .Append("<p class=\"quiet\">An XNAT-compatible server, to try things out and to test against.</p>\n");
        store.Read(() => AddProjects(page));
        AddRequests(page);
        return page.Append("</body>\n</html>\n").ToString();
    }

    private StringBuilder AddProjects(StringBuilder page)
    {
        page.Append("<h2>Projects</h2>\n<table><thead><tr><th>ID</th><th>Name</th><th class=\"n\">Subjects</th>")
            .Append("<th class=\"n\">Experiments</th><th>Data types</th></tr></thead><tbody>\n");
        foreach (var project in store.Projects)
        {
            var contents = store.Contents(project.Id);
            var types = contents.Experiments.All.Select(static row => row.Type.XsiType).CountBy(static type => type)
                .OrderByDescending(static type => type.Value).Select(static type => $"{Number(type.Value)} {type.Key}");
            page.Append($"<tr><td><a href=\"/data/projects/{Uri.EscapeDataString(project.Id)}?format=xml\">{Text(project.Id)}</a></td>")
                .Append($"<td>{Text(project["name"] ?? "")}</td><td class=\"n\">{Number(contents.Subjects.All.Count())}</td>")
                .Append($"<td class=\"n\">{Number(contents.Experiments.All.Count())}</td><td>{Text(string.Join(", ", types))}</td></tr>\n");
        }

        return page.Append("</tbody></table>\n");
    }

    private void AddRequests(StringBuilder page)
    {
        page.Append("<h2>Latest requests</h2>\n<table><tbody>\n");
        foreach (var request in log.All.Reverse().Take(Latest))
        {
            var target = request.Query.Length == 0 ? request.Path : $"{request.Path}?{request.Query}";
            page.Append($"<tr><td>{Number(request.Status)}</td><td>{Text(request.Method)}</td><td><code>{Text(target)}</code></td></tr>\n");
        }

        page.Append("</tbody></table>\n<p class=\"quiet\">The last one comes first. <a href=\"/\">Look again</a></p>\n");
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(string value) => WebUtility.HtmlEncode(value);
}
