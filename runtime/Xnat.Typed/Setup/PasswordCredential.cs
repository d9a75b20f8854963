namespace Xnat.Typed;

internal sealed class PasswordCredential(string user, string password, string? ownProvider) : KnownCredential
{
    public override SignInRequest CreateSignIn(string? provider)
    {
        var form = new Dictionary<string, string> { ["username"] = user, ["password"] = password };
        var asked = ownProvider ?? provider;
        if (asked is not null) form["provider"] = asked;
        // The header names a provider by another word than the form does.
        var isPlain = asked is null && BasicHeader.CanCarry(user, password);
        return new() { Form = form, Authorization = isPlain ? BasicHeader.Of(user, password) : null };
    }
}
