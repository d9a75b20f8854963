namespace Xnat.Typed.Rest.Generator.Tests.Parity;

public sealed record Item(string Name, int Size);
