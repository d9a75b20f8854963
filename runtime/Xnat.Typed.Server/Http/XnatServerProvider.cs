namespace Xnat.Typed.Server;

/// <summary>A way to sign in. All of them know the same accounts here; clients only have to name the right one.</summary>
/// <param name="Id">Id, as it stands in front of a user name: <c>localdb</c>.</param>
/// <param name="Name">Name, which several may share.</param>
public sealed record XnatServerProvider(string Id, string Name);
