using System.Xml;

namespace Xnat.Typed.Server.Types;

/// <summary>A document nests more elements than <see cref="UntrustedXml.DeepestElement"/>.</summary>
internal sealed class XmlTooDeepException() : XmlException("The document nests too deeply.");
