using System.CommandLine;
using Xnat.Typed.Schema.Fields;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Declaring;

namespace Xnat.Typed.Tool.Commands;

/// <summary>The words that <c>fields pull</c> and <c>fields check</c> have in common.</summary>
internal sealed class FieldsOptions
{
    private readonly ServerOptions server;

    private readonly Option<string> project = new("--project", "-p")
    {
        Description = "ID of the project.",
        HelpName = "P",
        Required = true,
    };

    private readonly Option<bool> withoutForms = new("--without-forms")
    {
        Description = "Leave custom forms out, which some sites keep to some accounts.",
    };

    private FieldsOptions(ToolEnvironment environment) => server = new(environment, isArgument: true);

    public static FieldsOptions AddTo(Command command, ToolEnvironment environment)
    {
        var options = new FieldsOptions(environment);
        command.Options.Add(options.project);
        command.Options.Add(options.withoutForms);
        options.server.AddTo(command);
        return options;
    }

    public bool HasForms(ParseResult parsed) => !parsed.GetValue(withoutForms);

    public string Project(ParseResult parsed) => parsed.GetValue(project)!;

    /// <summary>What the project declares now, and the server that says so.</summary>
    public async Task<(FieldsDocument Declared, Uri Server)> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var client = await server.ConnectAsync(parsed, cancellationToken).ConfigureAwait(false);
        await using (client.ConfigureAwait(false))
        {
            var declared = await ProjectFields.ReadAsync(client, Project(parsed), HasForms(parsed), cancellationToken)
                .ConfigureAwait(false);
            return (declared, client.Address);
        }
    }
}
