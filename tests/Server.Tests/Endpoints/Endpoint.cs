namespace Xnat.Typed.Server.Tests.Endpoints;

/// <summary>One row of the table: a request and the tests that show what it answers.</summary>
internal sealed record Endpoint(string Method, string Path, string Meaning, IReadOnlyList<string> Tests);
