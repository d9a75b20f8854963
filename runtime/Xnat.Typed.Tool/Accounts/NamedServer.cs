namespace Xnat.Typed.Tool.Accounts;

/// <summary>A server that somebody signed in to by <c>login</c>, under the name by which it is called since.</summary>
/// <param name="Name">The name.</param>
/// <param name="Url">The address.</param>
/// <param name="User">Who signed in.</param>
/// <param name="Provider">The sign-in provider that compared the password, if one was named.</param>
/// <param name="AllowsPlainHttp">Whether the password may go over http:// to another machine.</param>
internal sealed record NamedServer(string Name, string Url, string User, string? Provider, bool AllowsPlainHttp);
