namespace Xnat.Typed;

internal sealed class PasswordCredential(string user, string password, string? provider) : XnatCredential
{
    internal override SignInRequest CreateSignIn(Uri server)
    {
        var form = new Dictionary<string, string> { ["username"] = user, ["password"] = password };
        if (provider is not null) form["provider"] = provider;
        // The header names a provider by another word than the form does.
        var isPlain = provider is null && BasicHeader.CanCarry(user, password);
        return new() { Form = form, Authorization = isPlain ? BasicHeader.Of(user, password) : null };
    }
}
