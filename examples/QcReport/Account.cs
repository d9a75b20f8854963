using Spectre.Console;

namespace Xnat.Typed.QcReport;

/// <summary>How the program signs in on a server that is not its own: as the tour does.</summary>
internal static class Account
{
    /// <summary>The entry of the netrc file, or a user with the password of <c>XNAT_PASS</c> or one that is asked for.</summary>
    /// <param name="user">User on the server; <see langword="null"/> for the netrc file.</param>
    /// <exception cref="ArgumentException">There is neither a password nor a terminal to ask for it.</exception>
    public static XnatCredential Of(string? user)
    {
        if (user is null) return XnatCredential.FromNetrc();
        if (Environment.GetEnvironmentVariable("XNAT_PASS") is { Length: > 0 } password) return XnatCredential.UserPassword(user, password);
        if (Console.IsInputRedirected)
            throw new ArgumentException(
                $"There is no terminal to ask for the password of '{user}': set XNAT_PASS, or leave out --user and have the account in "
                + "the netrc file.");
        return XnatCredential.UserPassword(user, AnsiConsole.Prompt(new TextPrompt<string>("    Password:").Secret(null)));
    }
}
