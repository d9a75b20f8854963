namespace Xnat.Typed.Runtime.Tests.Rest;

internal sealed record Finding(string SubjectLabel, double Score);
