namespace Xnat.Typed;

internal sealed class PasswordCredential(string user, string password, string? provider) : XnatCredential
{
    internal override SignInRequest CreateSignIn(Uri server)
    {
        var form = new Dictionary<string, string> { ["username"] = user, ["password"] = password };
        if (provider is not null) form["provider"] = provider;
        return new() { Form = form };
    }
}
