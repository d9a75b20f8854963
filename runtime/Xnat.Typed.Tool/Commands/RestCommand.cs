using System.CommandLine;
using System.Net.Http.Headers;
using Xnat.Typed.Tool.Accounts;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed rest</c>: any path of the server, within the session.</summary>
internal sealed class RestCommand
{
    private const string StandardInput = "-";

    /// <summary>By this XNAT takes the reason of a change, with each request to the archive that changes something.</summary>
    private const string EventReason = "event_reason";

    private readonly Argument<string> path = new("PATH")
    {
        Description = "Path on the server, from the web application on: /data/projects."
    };

    private readonly Option<string[]> query = new("--query")
    {
        Description = "A value of the query, escaped as it must be; may be given several times.", HelpName = "NAME=VALUE"
    };

    private readonly Option<string?> body = new("--body")
    {
        Description = "File that is sent; - for the standard input.", HelpName = "FILE"
    };

    private readonly Option<string?> type = new("--content-type")
    {
        Description = "What the file is. Default: by its name, application/octet-stream for what is not known.", HelpName = "TYPE"
    };

    private readonly Option<string?> output = new("--output", "-o")
    {
        Description = "File for the answer, which stands there whole or not at all.", HelpName = "FILE"
    };

    private readonly Option<string?> reason = ServerOptions.Reason();

    private readonly Confirmation confirmation = new();

    public static Command Create(ToolEnvironment environment) => new(
        "rest", "Send a request to any path of the server; a session that has died is renewed, and a sign-in page is no answer.")
    {
        new RestCommand().Get(environment),
        new RestCommand().Head(environment),
        new RestCommand().Change(
            environment,
            HttpMethod.Put,
            "Send a file, or nothing, by PUT.",
            "xnat-typed rest put /data/projects/brainimages --query description=Brains"),
        new RestCommand().Change(
            environment,
            HttpMethod.Post,
            "Send a file, or nothing, by POST.",
            "xnat-typed rest post /data/search --body search.xml --query format=csv"),
        new RestCommand().Delete(environment),
    };

    private Command Get(ToolEnvironment environment)
    {
        var command = new ExampleCommand(
            "get", "Get what is at a path, as the server sends it.",
            "xnat-typed rest get /xapi/siteConfig/buildInfo",
            "xnat-typed rest get /data/projects/brainimages/subjects --query format=csv --output subjects.csv")
        {
            path, query, output,
        };
        return DataCommand.OfRaw(environment, command).Does(Address, async (call, address, cancellationToken) =>
        {
            if (call.Parsed.GetValue(output) is { } file)
            {
                await call.Xnat.Raw.DownloadAsync(address, file, null, cancellationToken).ConfigureAwait(false);
                return ExitCodes.Done;
            }

            var content = await call.Xnat.Raw.OpenReadAsync(address, cancellationToken).ConfigureAwait(false);
            await using (content.ConfigureAwait(false)) await call.Reporter.WriteAsync(content, cancellationToken).ConfigureAwait(false);
            return ExitCodes.Done;
        });
    }

    private Command Head(ToolEnvironment environment)
    {
        var command = new ExampleCommand(
            "head", "Ask for the status and the headers of an answer.", "xnat-typed rest head /data/projects") { path, query };
        return DataCommand.OfRaw(environment, command).Does(Address, static async (call, address, cancellationToken) =>
        {
            using var answer = await call.Xnat.Raw.SendAsync(HttpMethod.Head, address, null, cancellationToken).ConfigureAwait(false);
            call.Reporter.Say($"{(int)answer.StatusCode} {answer.ReasonPhrase}");
            foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(static header => !IsSecret(header.Key)))
                foreach (var value in values) call.Reporter.Say($"{name}: {value}");
            return ExitCodes.Done;
        });
    }

    private Command Change(ToolEnvironment environment, HttpMethod method, string description, string example)
    {
        var command = new ExampleCommand(method.Method.ToLowerInvariant(), description, example) { path, query, body, type, reason };
        return DataCommand.OfRaw(environment, command).Does(
            parsed => (Address: Address(parsed), File: FileOf(parsed)),
            async (call, order, cancellationToken) =>
            {
                using var content = await ContentAsync(order.File, call.Parsed.GetValue(type), cancellationToken).ConfigureAwait(false);
                var sent = method == HttpMethod.Put
                    ? call.Xnat.Raw.PutAsync(order.Address, content, cancellationToken)
                    : call.Xnat.Raw.PostAsync(order.Address, content, cancellationToken);
                call.Reporter.Write(await sent.ConfigureAwait(false));
                return ExitCodes.Done;
            });
    }

    private Command Delete(ToolEnvironment environment)
    {
        var command = new ExampleCommand(
            "delete",
            "Delete what is at a path.",
            "xnat-typed rest delete /data/projects/brainimages/subjects/S7 --query removeFiles=true --yes",
            "xnat-typed rest delete /data/projects/brainimages/subjects/S7 --reason \"Wrong person\" --yes")
        {
            path, query, reason,
        };
        confirmation.AddTo(command);
        return DataCommand.OfRaw(environment, command).Does(Address, async (call, address, cancellationToken) =>
        {
            List<string> plan = [$"DELETE {address} on {call.Xnat.Address.Authority}"];
            if (await confirmation.StopsAsync(call, plan, isLoss: true, cancellationToken).ConfigureAwait(false) is { } code) return code;
            call.Reporter.Write(await call.Xnat.Raw.DeleteAsync(address, cancellationToken).ConfigureAwait(false));
            return ExitCodes.Done;
        });
    }

    private string Address(ParseResult parsed)
    {
        var given = parsed.GetValue(path)!;
        if (!given.StartsWith('/')) throw new MisuseException("A path begins with a slash: /data/projects.");
        var values = (parsed.GetValue(query) ?? []).Select(Pair).ToList();
        if (parsed.GetValue(reason) is { } why) values.Add(Pair($"{EventReason}={why}"));
        if (values.Count == 0) return given;
        return $"{given}{(given.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{string.Join('&', values)}";
    }

    private static string Pair(string text)
    {
        var sign = text.IndexOf('=', StringComparison.Ordinal);
        return sign < 1
            ? throw new MisuseException($"--query: '{text}' is no value; write NAME=VALUE.")
            : $"{Uri.EscapeDataString(text[..sign])}={Uri.EscapeDataString(text[(sign + 1)..])}";
    }

    private string? FileOf(ParseResult parsed)
    {
        var file = parsed.GetValue(body);
        return file is null or StandardInput || File.Exists(file) ? file : throw new MisuseException($"There is no file {file}.");
    }

    /// <summary>Its length is known before it is sent: XNAT takes a body without one for empty.</summary>
    private static async Task<HttpContent?> ContentAsync(string? file, string? type, CancellationToken cancellationToken)
    {
        if (file is null) return null;
        HttpContent content;
        if (file == StandardInput)
        {
            using var all = new MemoryStream();
            var input = Console.OpenStandardInput();
            await using (input.ConfigureAwait(false)) await input.CopyToAsync(all, cancellationToken).ConfigureAwait(false);
            content = new ByteArrayContent(all.ToArray());
        }
        else
        {
            content = new StreamContent(File.OpenRead(file));
        }

        content.Headers.ContentType = MediaTypeHeaderValue.TryParse(type ?? TypeOf(file), out var parsed)
            ? parsed
            : throw new MisuseException($"--content-type: '{type}' is none; write application/json.");
        return content;
    }

    private static string TypeOf(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".json" => "application/json",
        ".xml" => "text/xml",
        ".csv" => "text/csv",
        ".txt" => "text/plain",
        ".zip" => "application/zip",
        _ => "application/octet-stream",
    };

    private static bool IsSecret(string header) => header.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase);
}
