using System.CommandLine;
using Xnat.Typed.Tool.Accounts;

namespace Xnat.Typed.Tool.Commands;

/// <summary>The words by which a command names its server and account.</summary>
internal sealed class ServerOptions(ToolEnvironment environment)
{
    private readonly Argument<string?> url = new("URL")
    {
        Description = "Address of the server, such as https://xnat.example.org. Default: XNAT_HOST.",
        Arity = ArgumentArity.ZeroOrOne
    };

    private readonly Option<string?> user = new("--user")
    {
        Description = "Who signs in. Default: XNAT_USER. The password comes from XNAT_PASS, the netrc file or a question; it is never an "
            + "option.",
        HelpName = "NAME",
    };

    private readonly Option<string?> provider = new("--provider")
    {
        Description = "Which of the server's sign-in providers compares the password. Default: XNAT_PROVIDER, or the word account of the "
            + "netrc entry.",
        HelpName = "NAME",
    };

    private readonly Option<bool> plain = new("--allow-plain-http")
    {
        Description = "Send the password over http:// to another machine, where whoever is on the way can read it.",
    };

    public void AddTo(Command command)
    {
        command.Arguments.Add(url);
        command.Options.Add(user);
        command.Options.Add(provider);
        command.Options.Add(plain);
    }

    public Task<XnatClient> ConnectAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        ConnectAsync(parsed, new(), cancellationToken);

    public async Task<XnatClient> ConnectAsync(ParseResult parsed, XnatClientOptions options, CancellationToken cancellationToken)
    {
        var server = ServerLocator.Find(parsed.GetValue(url), environment);
        var isPlain = parsed.GetValue(plain);
        // Said before a password is asked for.
        if (!isPlain && server.Scheme == Uri.UriSchemeHttp && !ServerAddress.IsLoopback(server))
        {
            throw new MisuseException(
                $"Over http:// anybody on the way can read the password; connect to {ServerAddress.SecureAddress(server)}, or add " +
                    "--allow-plain-http if the network may be trusted with it.");
        }

        var credential = await new CredentialFinder(environment).FindAsync(
            server, parsed.GetValue(user), parsed.GetValue(provider), cancellationToken).ConfigureAwait(false);
        var ours = options with { AllowPlainHttp = isPlain, ApplicationName = ToolName.Agent };
        return await XnatClient.ConnectAsync(server, credential, ours, cancellationToken).ConfigureAwait(false);
    }
}
