using System.Xml.Linq;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Schema.Reading;

/// <summary>Reads names, and resolves prefixes by the declarations in scope.</summary>
internal sealed class NameReader(string targetNamespace, ProblemList problems)
{
    /// <summary>The <c>name</c> attribute; published schemas have blanks around it.</summary>
    public static string LocalName(XElement element) => ((string?)element.Attribute("name"))?.Trim() ?? "";

    /// <summary>Reads an attribute that holds a QName; <see langword="null"/> if it is absent or empty.</summary>
    public QualifiedName? Read(XElement element, string attribute)
    {
        var text = ((string?)element.Attribute(attribute))?.Trim();
        return string.IsNullOrEmpty(text) ? null : Resolve(element, text!);
    }

    public QualifiedName Resolve(XElement scope, string text)
    {
        var colon = text.IndexOf(':');
        if (colon < 0) return new QualifiedName(DefaultNamespace(scope), text);

        var prefix = text.Substring(0, colon);
        var localName = text.Substring(colon + 1);
        var declared = prefix.Length == 0 ? null : Lookup(scope, prefix);
        if (declared is not null) return new QualifiedName(declared, localName);

        problems.Add(ProblemCatalog.UndeclaredPrefix, scope, text);
        return new QualifiedName(prefix is "xs" or "xsd" ? Xsd.NamespaceName : targetNamespace, localName);
    }

    /// <summary>
    /// XML Schema 1.0, 3.15.3: a QName without prefix is in the default namespace. Where there is none but a target namespace is,
    /// published schemas mean the latter, and XNAT reads them so.
    /// </summary>
    private string DefaultNamespace(XElement scope)
    {
        var declared = scope.GetDefaultNamespace().NamespaceName;
        return declared.Length > 0 ? declared : targetNamespace;
    }

    private static string? Lookup(XElement scope, string prefix)
    {
        for (var element = scope; element is not null; element = element.Parent)
            if ((string?)element.Attribute(XNamespace.Xmlns + prefix) is { } declared) return declared;
        return prefix == "xml" ? XNamespace.Xml.NamespaceName : null;
    }
}
