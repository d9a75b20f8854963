using System.Xml.Linq;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Reading;

/// <summary>Names of the XML Schema language and of XNAT's annotations in it.</summary>
internal static class Xsd
{
    public const string NamespaceName = "http://www.w3.org/2001/XMLSchema";

    /// <summary>The vocabulary of <c>xs:appinfo</c>; not the namespace that documents bind to the same prefix.</summary>
    public const string AnnotationNamespaceName = "http://nrg.wustl.edu/xdat";

    private static readonly XNamespace Namespace = NamespaceName;

    public static XName Schema { get; } = Namespace + "schema";

    public static XName Annotation { get; } = Namespace + "annotation";

    public static XName Documentation { get; } = Namespace + "documentation";

    public static XName AppInfo { get; } = Namespace + "appinfo";

    public static XName SimpleType { get; } = Namespace + "simpleType";

    public static XName ComplexType { get; } = Namespace + "complexType";

    public static XName Restriction { get; } = Namespace + "restriction";

    public static XName Extension { get; } = Namespace + "extension";

    public static XName SimpleContent { get; } = Namespace + "simpleContent";

    public static XName ComplexContent { get; } = Namespace + "complexContent";

    public static XName Enumeration { get; } = Namespace + "enumeration";

    /// <summary>Whether an element says which values a restricted simple type has (XML Schema part 2, clause 4.3).</summary>
    public static bool IsFacet(XElement element) =>
        element.Name.Namespace == Namespace
        && element.Name.LocalName is "simpleType" or "enumeration" or "length" or "minLength" or "maxLength" or "pattern" or "whiteSpace"
            or "minInclusive" or "maxInclusive" or "minExclusive" or "maxExclusive" or "totalDigits" or "fractionDigits";

    /// <summary>
    /// XNAT knows its annotation <c>xdat:element</c> by prefix, and its security schema binds that prefix to the namespace of security.
    /// </summary>
    public static bool IsAnnotatedElement(XElement element) =>
        element.Name.LocalName == "element" && (element.Name.NamespaceName is AnnotationNamespaceName or "http://nrg.wustl.edu/security");
}
