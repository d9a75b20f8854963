using System.CommandLine;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Changes;
using Xnat.Typed.Tool.Output;
using Xnat.Typed.Tool.Pulling;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed schema diff</c>: what has changed between two sets of schemas, and what that means.</summary>
internal static class SchemaDiffCommand
{
    public static Command Create(ToolEnvironment environment)
    {
        var sources = new Argument<string[]>("A_AND_B")
        {
            Description = "Two of: a folder, a schema, a lock, the address of a server. With one of them A is the lock of this project, or "
                + "else what Xnat.Typed comes with; with none, B is the lock and A what Xnat.Typed comes with.",
            Arity = ArgumentArity.ZeroOrMore
        };
        var git = new Option<bool>("--git")
        {
            Description = "Take the arguments of a git diff driver (GIT_EXTERNAL_DIFF): path, file, hash and mode before and after.",
        };
        var options = new ChangeOptions(FailOn.Nothing);
        var server = new ServerOptions(environment, isArgument: false);
        var command = new ExampleCommand(
            "diff",
            "Say what has changed between two sets of schemas, and what that means to reading, to writing and to code.",
            "xnat-typed schema diff schemas https://xnat.example.org",
            "xnat-typed schema diff old new --policy code --fail-on breaking --format markdown") { sources, git };
        options.AddTo(command);
        server.AddSignInTo(command);
        CommandRun.Set(command, null, async (parsed, reporter, cancellationToken) =>
        {
            options.Check(parsed);
            var given = parsed.GetValue(sources)!;
            return parsed.GetValue(git)
                ? await CompareFilesAsync(given, options, parsed, reporter, cancellationToken).ConfigureAwait(false)
                : await CompareAsync(given, options, server, parsed, reporter, cancellationToken).ConfigureAwait(false);
        });
        return command;
    }

    private static async Task<int> CompareAsync(
        string[] given,
        ChangeOptions options,
        ServerOptions server,
        ParseResult parsed,
        Reporter reporter,
        CancellationToken cancellationToken)
    {
        if (given.Length > 2) throw new MisuseException("Two sets of schemas can be compared; give each as one folder.");
        var usual = SchemaLoader.UsualLock();
        if (given.Length == 0 && usual is null)
            throw new MisuseException("There is no lock here to compare; name what to compare, or call xnat-typed schema pull first.");
        var first = given.Length == 2 ? given[0] : given.Length == 1 ? usual : null;
        var second = given.Length == 0 ? usual! : given[^1];
        var before = await LoadAsync(first, server, parsed, cancellationToken).ConfigureAwait(false);
        var after = await LoadAsync(second, server, parsed, cancellationToken).ConfigureAwait(false);
        var folder = first is null || SchemaLoader.IsServer(first) ? null : FolderOf(first);
        var mend = folder is not null && SchemaLoader.IsServer(second) ? ShellLine.Of("schema", "pull", second, "--output", folder) : "";
        var report = await options.CompareAsync(parsed, reporter, before, after, folder, mend, cancellationToken).ConfigureAwait(false);
        return options.Finish(parsed, reporter, report);
    }

    /// <summary>As git calls a driver: it takes any other code than 0 for a failure of the driver.</summary>
    private static async Task<int> CompareFilesAsync(
        string[] given, ChangeOptions options, ParseResult parsed, Reporter reporter, CancellationToken cancellationToken)
    {
        if (given is not [var path, var old, _, _, var current, ..])
            throw new MisuseException("--git takes what git gives to a diff driver: path, file, hash, mode, file, hash, mode.");
        var before = await LoadFileAsync(path, old, cancellationToken).ConfigureAwait(false);
        var after = await LoadFileAsync(path, current, cancellationToken).ConfigureAwait(false);
        var report = await options.CompareAsync(
            parsed, reporter, before, after, Path.GetDirectoryName(path), "", cancellationToken).ConfigureAwait(false);
        options.Finish(parsed, reporter, report);
        return ExitCodes.Done;
    }

    private static async Task<ComparedSchemas> LoadAsync(
        string? given, ServerOptions options, ParseResult parsed, CancellationToken cancellationToken)
    {
        if (given is null) return SchemaLoader.Bundled(cancellationToken);
        if (!SchemaLoader.IsServer(given)) return await SchemaLoader.OfPathAsync(given, cancellationToken).ConfigureAwait(false);
        var client = await options.ConnectAsync(given, parsed, cancellationToken).ConfigureAwait(false);
        await using (client.ConfigureAwait(false))
        {
            var served = await SchemaLoader.OfServerAsync(client, static _ => true, cancellationToken).ConfigureAwait(false);
            return served.Schemas;
        }
    }

    /// <summary>Git writes each version to a file of its own, and names a file that there is not after the null device.</summary>
    private static async Task<ComparedSchemas> LoadFileAsync(string path, string file, CancellationToken cancellationToken) =>
        file is "/dev/null" or "nul"
            ? ComparedSchemas.None(path, cancellationToken)
            : await SchemaLoader.OfFileAsync(path, file, cancellationToken).ConfigureAwait(false);

    private static string FolderOf(string path) =>
        Path.GetFileName(path) == SchemaLock.FileName ? Path.GetDirectoryName(path) is { Length: > 0 } above ? above : "." : path;
}
