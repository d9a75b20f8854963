using System.Net;
using System.Text;

namespace Xnat.Typed.Tool.Pages;

/// <summary>Text of a page: what is put in is text, and is escaped, unless it says that it is markup.</summary>
internal sealed class Markup
{
    private readonly StringBuilder text = new();

    /// <summary>Markup of this program's own.</summary>
    public Markup Raw(string markup)
    {
        text.Append(markup);
        return this;
    }

    /// <summary>Text of the schemas, in an element or between the quotes of an attribute.</summary>
    public Markup Text(string value)
    {
        text.Append(WebUtility.HtmlEncode(value));
        return this;
    }

    public override string ToString() => text.ToString();
}
