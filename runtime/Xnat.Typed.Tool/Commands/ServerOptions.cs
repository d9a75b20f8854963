using System.CommandLine;
using Xnat.Typed.Tool.Accounts;

namespace Xnat.Typed.Tool.Commands;

/// <summary>The words by which a command names its server and account.</summary>
internal sealed class ServerOptions(ToolEnvironment environment)
{
    private readonly Argument<string?> url = new("URL") { Description = "Address of the server, such as https://xnat.example.org. Default: XNAT_HOST.", Arity = ArgumentArity.ZeroOrOne };

    private readonly Option<string?> user = new("--user")
    {
        Description = "Who signs in. Default: XNAT_USER. The password comes from XNAT_PASS, the netrc file or a question; it is never an option.",
        HelpName = "NAME",
    };

    public void AddTo(Command command)
    {
        command.Arguments.Add(url);
        command.Options.Add(user);
    }

    public async Task<XnatClient> ConnectAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var server = ServerLocator.Find(parsed.GetValue(url), environment);
        var credential = await new CredentialFinder(environment).FindAsync(server, parsed.GetValue(user), cancellationToken).ConfigureAwait(false);
        return await XnatClient.ConnectAsync(server, credential, null, cancellationToken).ConfigureAwait(false);
    }
}
