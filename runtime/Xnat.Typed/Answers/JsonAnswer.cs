using System.Text.Json;

namespace Xnat.Typed;

/// <summary>Reads a whole JSON document of an answer, within the limits, and makes something of it.</summary>
internal static class JsonAnswer
{
    // A name that stands twice would hide one of its values.
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <param name="content">The answer.</param>
    /// <param name="route">Verb and template of what was asked.</param>
    /// <param name="longest">How many bytes are read.</param>
    /// <param name="read">Makes something of the document; wrong kinds and texts that are no Unicode are reported for it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="XnatContentException">It is no JSON, too long, nested too deeply, or not what it should be.</exception>
    public static async Task<T> ReadAsync<T>(
        HttpContent content, string route, long longest, Func<JsonElement, string, T> read, CancellationToken cancellationToken)
    {
        var bounded = await AnswerBytes.OpenAsync(content, route, longest, cancellationToken).ConfigureAwait(false);
        await using (bounded.ConfigureAwait(false))
        {
            try
            {
                using var document = await JsonDocument.ParseAsync(bounded, Options, cancellationToken).ConfigureAwait(false);
                return read(document.RootElement, route);
            }
            catch (JsonException e)
            {
                throw new XnatContentException(
                    $"{route} answered something that is not complete JSON, is nested too deeply, or gives a name twice; "
                    + "the connection or the server broke off, try again.",
                    e)
                {
                    Route = route,
                };
            }
            catch (InvalidOperationException e)
            {
                throw new XnatContentException(
                    $"{route} sent a text that is not valid Unicode, or a value of another kind than XNAT's; look at it through xnat.Http.",
                    e)
                {
                    Route = route,
                };
            }
        }
    }
}
