namespace Xnat.Typed.Tool.Pages;

/// <summary>The page that lists all types.</summary>
internal static class FirstPage
{
    private static readonly string[] Kinds =
    [
        "project", "subject", "session", "experiment", "assessor", "scan", "reconstruction", "resource", TypeKinds.Part,
    ];

    public static Markup Of(DescribedModel model)
    {
        var page = new Markup().Raw("<h1>Data types of ").Text(model.Title).Raw("</h1>\n<p class=\"counts\">")
            .Text(CountText.Of(model.Types.Count, "type") + ", ")
            .Text(CountText.Of(model.Types.Sum(static type => type.Members.Count), "member") + ". ")
            .Raw("For programs: <a href=\"model.json\">model.json</a>.</p>\n");
        foreach (var group in model.Types.GroupBy(static type => type.Kind).OrderBy(static group => Array.IndexOf(Kinds, group.Key)))
        {
            page.Raw($"<section>\n<h2 id=\"{group.Key}\">{Heading(group.Key)}</h2>\n<table class=\"types\">\n<thead><tr>")
                .Raw("<th scope=\"col\">Type</th><th scope=\"col\">C#</th><th scope=\"col\">What it is</th></tr></thead>\n<tbody>\n");
            foreach (var type in group) AddRow(page, type);
            page.Raw("</tbody>\n</table>\n</section>\n");
        }

        return page;
    }

    private static void AddRow(Markup page, DescribedType type)
    {
        page.Raw("<tr><td><a href=\"").Text(type.Page).Raw("\">").Text(type.DataType).Raw("</a>")
            .Raw(type.IsAbstract ? " <small>abstract</small>" : "").Raw("</td><td><code>").Text(type.Class ?? "").Raw("</code></td><td>")
            .Text(FirstSentence(type.Documentation)).Raw("</td></tr>\n");
    }

    private static string Heading(string kind) => kind switch
    {
        TypeKinds.Part => "Parts of other objects",
        _ => char.ToUpperInvariant(kind[0]) + kind[1..] + "s",
    };

    private static string FirstSentence(string text)
    {
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? text : text[..(end + 1)];
    }
}
