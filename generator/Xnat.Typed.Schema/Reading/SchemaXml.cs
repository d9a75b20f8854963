using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Schema.Reading;

/// <summary>
/// Parses the text of a schema. XNAT's own parser does not insist on declared prefixes,
/// so published schemas lack some; they are supplied here.
/// </summary>
internal static class SchemaXml
{
    /// <summary>Real schemas have some thirty elements in each other.</summary>
    private const int GreatestDepth = 1000;

    /// <exception cref="XmlException">The text is not well-formed, prefixes aside.</exception>
    public static XElement? Load(string text, ProblemList problems)
    {
        // A schema comes from a server: no document type, hence no entities, and nothing is ever fetched.
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            IgnoreProcessingInstructions = true,
            IgnoreComments = true
        };
        CheckDepth(text, settings);
        using var reader = XmlReader.Create(new StringReader(text), settings, Context(text));
        var document = XDocument.Load(reader, LoadOptions.SetLineInfo);
        if (text.IndexOf("<!DOCTYPE", StringComparison.Ordinal) >= 0) problems.Add(ProblemCatalog.DocumentType, document.Root);
        if (document.Root is { } root) ReportSupplied(root, Missing(text), problems);
        return document.Root;
    }

    /// <summary>The time to build a tree grows with the square of its depth; that of reading past it does not.</summary>
    private static void CheckDepth(string text, XmlReaderSettings settings)
    {
        using var reader = XmlReader.Create(new StringReader(text), settings, Context(text));
        while (reader.Read())
        {
            if (reader.Depth <= GreatestDepth) continue;
            var place = (IXmlLineInfo)reader;
            throw new XmlException(
                $"Elements are nested more than {GreatestDepth.ToString(CultureInfo.InvariantCulture)} deep.",
                null,
                place.LineNumber,
                place.LinePosition);
        }
    }

    /// <summary>Namespaces around the document: what it declares itself comes first, what it does not is found here.</summary>
    private static XmlParserContext Context(string text)
    {
        var names = new NameTable();
        var namespaces = new XmlNamespaceManager(names);
        foreach (var prefix in Prefixes(text)) namespaces.AddNamespace(prefix, Supplied(prefix));
        return new XmlParserContext(names, namespaces, null, XmlSpace.None);
    }

    private static string Supplied(string prefix) => prefix switch
    {
        "xs" or "xsd" => Xsd.NamespaceName,
        "xdat" => Xsd.AnnotationNamespaceName,
        _ => "urn:undeclared:" + prefix,
    };

    /// <summary>Whatever stands before a colon in a tag; too many are harmless.</summary>
    private static IEnumerable<string> Prefixes(string text)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var colon = text.IndexOf(':'); colon >= 0; colon = text.IndexOf(':', colon + 1))
        {
            var start = colon;
            while (start > 0 && XmlConvert.IsNCNameChar(text[start - 1])) start--;
            if (start == colon
                || start == 0
                || !XmlConvert.IsStartNCNameChar(text[start])
                || !(text[start - 1] is '<' or '/' || char.IsWhiteSpace(text[start - 1])))
                continue;
            var prefix = text.Substring(start, colon - start);
            if (prefix is not ("xml" or "xmlns") && found.Add(prefix)) yield return prefix;
        }
    }

    /// <summary>Namespaces of prefixes that are declared nowhere; nearly always none, which saves looking at each element.</summary>
    private static HashSet<XNamespace> Missing(string text) =>
        [
            .. Prefixes(text).Where(prefix => text.IndexOf("xmlns:" + prefix, StringComparison.Ordinal) < 0)
                .Select(prefix => (XNamespace)Supplied(prefix))
        ];

    private static void ReportSupplied(XElement root, HashSet<XNamespace> missing, ProblemList problems)
    {
        if (missing.Count == 0) return;
        foreach (var element in root.DescendantsAndSelf())
        {
            foreach (var name in element
                .Attributes()
                .Where(attribute => !attribute.IsNamespaceDeclaration)
                .Select(attribute => attribute.Name)
                .Prepend(element.Name))
            {
                if (!missing.Contains(name.Namespace)
                    || element.GetPrefixOfNamespace(name.Namespace) is not null
                    || element.GetDefaultNamespace() == name.Namespace)
                    continue;
                missing.Remove(name.Namespace);
                var prefix = name.NamespaceName == Xsd.NamespaceName ? "xs"
                    : name.NamespaceName == Xsd.AnnotationNamespaceName ? "xdat"
                    : name.NamespaceName.Substring(name.NamespaceName.LastIndexOf(':') + 1);
                problems.Add(ProblemCatalog.UndeclaredElementPrefix, element, prefix, name.NamespaceName);
            }
        }
    }
}
