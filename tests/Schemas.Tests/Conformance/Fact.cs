namespace Xnat.Typed.Schemas.Tests.Conformance;

/// <summary>One statement that a schema makes.</summary>
/// <param name="Namespace">Target namespace.</param>
/// <param name="Subject">
/// What it is about: <c>xnat:mrScanData</c>, <c>xnat:mrScanData/parameters/tr</c>, <c>element {namespace}MRScan</c>.
/// </param>
/// <param name="Aspect">Which side of it: base, kind, maxLength.</param>
/// <param name="Value">What is said.</param>
internal sealed record Fact(string Namespace, string Subject, string Aspect, string Value);
