namespace Xnat.Typed.Tool.Pages;

/// <summary>The page of one type.</summary>
internal sealed class TypePage
{
    public const string ToRoot = "../";

    private readonly Dictionary<string, DescribedType> types;

    public TypePage(DescribedModel model)
    {
        types = new(StringComparer.Ordinal);
        foreach (var type in model.Types) types.TryAdd(type.DataType, type);
    }

    public Markup Of(DescribedType type)
    {
        var page = new Markup().Raw("<p class=\"kind\">").Text(type.IsAbstract ? $"abstract {type.Kind}" : type.Kind)
            .Raw("</p>\n<h1>").Text(type.DataType).Raw("</h1>\n");
        if (type.Documentation.Length > 0) page.Raw("<p class=\"lead\">").Text(type.Documentation).Raw("</p>\n");
        page.Raw("<dl class=\"facts\">\n");
        if (type.Class is not null) Fact(page, "C# class", value => value.Raw("<code>").Text(type.Class).Raw("</code>"));
        Fact(page, "Extends", value => AddLine(value, type));
        if (type.ExtendedBy.Count > 0) Fact(page, "Extended by", value => AddLinks(value, type.ExtendedBy));
        if (type.UsedBy.Count > 0) Fact(page, "Used by", value => AddLinks(value, type.UsedBy));
        if (type.Address is not null) Fact(page, "REST", value => value.Raw("<code>").Text(type.Address).Raw("</code>"));
        if (type.RootElement is not null) Fact(page, "Root element", value => value.Raw("<code>").Text(type.RootElement).Raw("</code>"));
        Fact(page, "Schema", value => value.Text(type.Schema).Raw(", namespace <code>").Text(type.Namespace).Raw("</code>"));
        page.Raw("</dl>\n");
        AddMembers(page, type);
        foreach (var inherited in LineOf(type).Skip(1)) AddInherited(page, inherited);
        return page;
    }

    private static void Fact(Markup page, string name, Action<Markup> addValue)
    {
        page.Raw($"<dt>{name}</dt><dd>");
        addValue(page);
        page.Raw("</dd>\n");
    }

    private void AddLine(Markup page, DescribedType type)
    {
        if (type.Base is null) page.Text("nothing");
        var isFirst = true;
        foreach (var ancestor in LineOf(type).Skip(1))
        {
            if (!isFirst) page.Raw(" → ");
            AddLink(page, ancestor.DataType);
            isFirst = false;
        }

        // A base whose schema is not among those given has no page.
        if (isFirst && type.Base is not null) AddLink(page, type.Base);
    }

    private void AddLinks(Markup page, IReadOnlyList<string> dataTypes)
    {
        for (var at = 0; at < dataTypes.Count; at++)
        {
            if (at > 0) page.Raw(", ");
            AddLink(page, dataTypes[at]);
        }
    }

    private void AddLink(Markup page, string dataType)
    {
        if (types.TryGetValue(dataType, out var type)) AddLink(page, type.Page, dataType);
        else page.Text(dataType);
    }

    private static void AddLink(Markup page, string place, string text)
    {
        page.Raw("<a href=\"" + ToRoot).Text(place).Raw("\">").Text(text).Raw("</a>");
    }

    private void AddMembers(Markup page, DescribedType type)
    {
        if (type.Members.Count == 0)
        {
            page.Raw("<p>It declares no members of its own.</p>\n");
            return;
        }

        page.Raw("<h2>Members</h2>\n<table class=\"members\">\n<thead><tr><th scope=\"col\">Member</th><th scope=\"col\">Type</th>")
            .Raw("<th scope=\"col\">What it is</th></tr></thead>\n<tbody>\n");
        foreach (var member in type.Members)
        {
            page.Raw("<tr id=\"").Text(member.Path).Raw($"\" class=\"depth{Math.Min(member.Depth, 4)}\"><td><a class=\"anchor\" href=\"#")
                .Text(Uri.EscapeDataString(member.Path)).Raw("\">").Text(member.Path).Raw("</a>");
            if (member.Property is not null) page.Raw("<br><code>").Text(member.Property).Raw("</code>");
            page.Raw("</td><td>");
            AddType(page, member);
            page.Raw("</td><td>");
            AddNotes(page, member);
            page.Raw("</td></tr>\n");
        }

        page.Raw("</tbody>\n</table>\n");
    }

    private void AddType(Markup page, DescribedMember member)
    {
        var isList = member.Kind.StartsWith("list", StringComparison.Ordinal);
        if (member.PropertyType is not null && member.Kind != "group")
            page.Raw("<code>").Text(member.PropertyType).Raw(isList ? "</code> (list)<br>" : "</code><br>");
        page.Raw("<small>");
        if (member.Target is not null) AddLink(page, member.Target);
        else page.Text(member.SchemaType ?? member.Kind);
        page.Raw("</small>");
    }

    private static void AddNotes(Markup page, DescribedMember member)
    {
        if (member.Documentation.Length > 0) page.Raw("<p>").Text(member.Documentation).Raw("</p>");
        var notes = MemberNotes.Of(member).ToList();
        if (notes.Count > 0) page.Raw("<p class=\"notes\">").Text(string.Join(" · ", notes)).Raw("</p>");
        if (member.Values.Count > 0)
        {
            page.Raw("<ul class=\"values\">");
            foreach (var value in member.Values) page.Raw("<li><code>").Text(value).Raw("</code></li>");
            page.Raw("</ul>");
        }

        if (member.SearchPath is not null) page.Raw("<p class=\"path\"><code>").Text(member.SearchPath).Raw("</code></p>");
    }

    private static void AddInherited(Markup page, DescribedType type)
    {
        if (type.Members.Count == 0) return;
        page.Raw("<details>\n<summary>").Text($"{CountText.Of(type.Members.Count, "member")} of {type.DataType}").Raw("</summary>\n")
            .Raw("<ul class=\"inherited\">\n");
        foreach (var member in type.Members)
        {
            page.Raw("<li>");
            AddLink(page, $"{type.Page}#{Uri.EscapeDataString(member.Path)}", member.Path);
            page.Raw("</li>\n");
        }

        page.Raw("</ul>\n</details>\n");
    }

    /// <summary>The type and its bases that have pages; schemas may go round in a circle.</summary>
    private IEnumerable<DescribedType> LineOf(DescribedType type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var next = type; next is not null && seen.Add(next.DataType); next = types.GetValueOrDefault(next.Base ?? ""))
            yield return next;
    }
}
