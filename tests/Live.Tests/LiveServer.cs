namespace Xnat.Typed.Live.Tests;

/// <summary>The server that the environment names.</summary>
/// <remarks>
/// <c>XNAT_TEST_URL</c> is its address; <c>XNAT_TEST_USER</c> and <c>XNAT_TEST_PASS</c> are the account, else the netrc file says it.
/// </remarks>
internal static class LiveServer
{
    public const string AddressVariable = "XNAT_TEST_URL";

    public static string? Address { get; } = Variable(AddressVariable);

    public static Task<XnatClient> ConnectAsync() => XnatClient.ConnectAsync(
        Address!,
        Variable("XNAT_TEST_USER") is { } user
            ? XnatCredential.UserPassword(user, Variable("XNAT_TEST_PASS") ?? "")
            : XnatCredential.FromNetrc());

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
