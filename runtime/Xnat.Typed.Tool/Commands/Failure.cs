using System.Net;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Commands;

/// <summary>Why a command did not do what it was called for.</summary>
/// <param name="Message">What is said about it.</param>
/// <param name="ExitCode">What the shell gets to know.</param>
internal sealed record Failure(string Message, int ExitCode)
{
    private const int Shown = 20;

    /// <summary>The reason that an exception stands for; <see langword="null"/> if it is none but a fault of the command.</summary>
    public static Failure? Of(Exception exception, string? howToGoOn) => exception switch
    {
        MisuseException => new(exception.Message, ExitCodes.Misused),
        // A credential that is only asked for in time is asked by the library.
        XnatException { InnerException: MisuseException misuse } => new(misuse.Message, ExitCodes.Misused),
        OperationCanceledException => new($"Stopped. {howToGoOn}".TrimEnd(), ExitCodes.Interrupted),
        XnatConnectionException => new(OneLine(exception), ExitCodes.Unreachable),
        XnatResponseException answered => new(
            WithServersWords(answered), IsForNow(answered.Status) ? ExitCodes.Unreachable : ExitCodes.Failed),
        IOException io when BrokenOutput.IsFull(io) => new(
            "There is no room left for the output; make some, and call it again.", ExitCodes.Failed),
        ArgumentException or InvalidOperationException => new(WithoutParameter(exception), ExitCodes.Misused),
        XnatException or HttpRequestException or IOException or UnauthorizedAccessException => new(OneLine(exception), ExitCodes.Failed),
        _ => null,
    };

    /// <summary>What is said about one thing of many that failed.</summary>
    public static string TextOf(Exception exception) => Of(exception, null)?.Message ?? OneLine(exception);

    /// <summary>The same, and <see langword="null"/> where nothing failed.</summary>
    public static string? TextOrNull(Exception? exception) => exception is null ? null : TextOf(exception);

    private static bool IsForNow(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway
        or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    /// <summary>A message may quote the server, whose lines must not look like those of the command.</summary>
    private static string OneLine(Exception exception) => PlainText.Of(LibraryAdvice.Translate(exception.Message));

    /// <summary>
    /// They may hold labels, as what a lookup found does, and so stand in no message of the library; whoever called the command is meant
    /// by them.
    /// </summary>
    private static string WithServersWords(XnatResponseException exception)
    {
        var lines = new List<string> { OneLine(exception) };
        if (exception.ServerMessage is { Length: > 0 } words) lines.Add($"The server says: {PlainText.Of(words)}");
        if (exception is XnatConflictException { Candidates: { Count: > 0 } found })
        {
            lines.AddRange(found.Take(Shown).Select(static candidate => $"  {PlainText.Of(candidate)}"));
            if (found.Count > Shown) lines.Add($"  and {found.Count - Shown} more");
        }

        return string.Join('\n', lines);
    }

    /// <summary>Names of parameters say nothing to whoever types a command.</summary>
    private static string WithoutParameter(Exception exception) =>
        PlainText.Of(LibraryAdvice.Translate(exception.Message.Split(" (Parameter '")[0]));
}
