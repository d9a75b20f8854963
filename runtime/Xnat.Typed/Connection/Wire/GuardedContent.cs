namespace Xnat.Typed;

/// <summary>The content of an answer behind a <see cref="GuardedStream"/>.</summary>
internal sealed class GuardedContent(HttpContent inner, RequestClock clock) : AnswerContent(inner)
{
    protected override async Task<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return new GuardedStream(await Inner.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), clock);
        }
        catch (Exception e) when (RequestClock.IsOfTheWire(e))
        {
            throw clock.Broken(e);
        }
    }
}
