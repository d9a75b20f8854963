namespace Xnat.Typed.Tool.Pages;

/// <summary>What all pages have around their content.</summary>
/// <param name="model">What the pages are of.</param>
internal sealed class PageFrame(DescribedModel model)
{
    public const string FirstPage = "index.html";

    /// <param name="title">Title of the page; empty for the first one.</param>
    /// <param name="toRoot">From the page to the first one: <c>../</c>, or nothing.</param>
    /// <param name="content">The content.</param>
    public string Around(string title, string toRoot, Markup content) => new Markup()
        .Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
        .Text(title.Length == 0 ? $"Data types of {model.Title}" : $"{title} · {model.Title}")
        .Raw("</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .Raw("<meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"icon\" href=\"data:,\">\n")
        .Raw($"<link rel=\"stylesheet\" href=\"{toRoot}style.css\">\n")
        .Raw($"<script defer src=\"{toRoot}entries.js\"></script>\n<script defer src=\"{toRoot}search.js\"></script>\n")
        .Raw($"</head>\n<body data-root=\"{toRoot}\">\n<header>\n<a class=\"home\" href=\"{toRoot}{FirstPage}\">")
        .Text(model.Title)
        .Raw("</a>\n<search><input id=\"search\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\"")
        .Raw(" role=\"combobox\" aria-expanded=\"false\" aria-controls=\"results\" aria-label=\"Search types and members\"")
        .Raw(" placeholder=\"Search types and members ( / )\">")
        .Raw("<ol id=\"results\" role=\"listbox\" hidden></ol></search>\n</header>\n<main>\n")
        .Raw(content.ToString())
        .Raw("</main>\n</body>\n</html>\n")
        .ToString();
}
