namespace Xnat.Typed.Server.Tests.Persistence;

internal sealed record Note(string Text);
