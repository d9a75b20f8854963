using System.Xml.Linq;

namespace Xnat.Typed.Generator.Tests.Fuzzing;

/// <summary>One schema of the corpus; its tree is shared and never changed.</summary>
internal sealed record CorpusFile(string Name, XElement Root);
