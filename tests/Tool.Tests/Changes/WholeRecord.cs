namespace Xnat.Typed.Tool.Tests.Changes;

/// <summary>The record around a property, where another value of it asks for another one of its neighbours.</summary>
internal sealed record WholeRecord(object Record);
