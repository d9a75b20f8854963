using System.Security;
using System.Text;

namespace Xnat.Typed.Server.Tests.Search;

/// <summary>Writes the search documents of the tests.</summary>
internal sealed class Query(string root)
{
    private readonly StringBuilder fields = new();
    private readonly StringBuilder conditions = new();
    private string method = "AND";
    private string sort = "";
    private string tail = "";
    private string attributes = "";

    public Query Field(string id, string? element = null, string more = "")
    {
        fields.Append($"<xdat:search_field><xdat:element_name>{element ?? root}</xdat:element_name><xdat:field_ID>"
            + $"{Escape(id)}</xdat:field_ID><xdat:sequence>{fields.Length}</xdat:sequence><xdat:type>string</xdat:type>"
            + $"{more}</xdat:search_field>");
        return this;
    }

    public Query Where(string field, string comparison, string value, string overrides = "0")
    {
        conditions.Append(Criteria(field, comparison, value, overrides));
        return this;
    }

    public Query Group(string method, params (string Field, string Comparison, string Value)[] criteria)
    {
        var children = string.Concat(criteria.Select(item => Criteria(item.Field, item.Comparison, item.Value, "0")));
        conditions.Append($"<xdat:child_set method=\"{method}\">{children}</xdat:child_set>");
        return this;
    }

    public Query Any()
    {
        method = "OR";
        return this;
    }

    public Query Sort(string id, string? element = null)
    {
        sort = $"<xdat:sort_by><xdat:element_name>{element ?? root}</xdat:element_name><xdat:field_ID>{id}</xdat:field_ID></xdat:sort_by>";
        return this;
    }

    public Query AllowedUser(string login)
    {
        tail += $"<xdat:allowed_user><xdat:login>{login}</xdat:login></xdat:allowed_user>";
        return this;
    }

    public Query With(string more)
    {
        attributes += " " + more;
        return this;
    }

    public HttpContent Content(string rootElement = "bundle") => TestServer.Xml(Text(rootElement));

    public string Text(string rootElement = "bundle") =>
        $"<xdat:{rootElement} xmlns:xdat=\"http://nrg.wustl.edu/security\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
        + $"ID=\"@{root}\" allow-diff-columns=\"0\"{attributes}>"
        + $"<xdat:root_element_name>{root}</xdat:root_element_name>{fields}"
        + (conditions.Length > 0 ? $"<xdat:search_where method=\"{method}\">{conditions}</xdat:search_where>" : "")
        + $"{sort}{tail}</xdat:{rootElement}>";

    private static string Criteria(string field, string comparison, string value, string overrides) =>
        $"<xdat:criteria override_value_formatting=\"{overrides}\"><xdat:schema_field>{Escape(field)}</xdat:schema_field>"
        + $"<xdat:comparison_type>{Escape(comparison)}</xdat:comparison_type><xdat:value>{Escape(value)}</xdat:value></xdat:criteria>";

    private static string Escape(string text) => SecurityElement.Escape(text);
}
