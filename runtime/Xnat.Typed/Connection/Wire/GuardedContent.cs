namespace Xnat.Typed;

/// <summary>The content of an answer behind a <see cref="GuardedStream"/>.</summary>
internal sealed class GuardedContent(HttpContent inner, RequestClock clock, RequestSlot slot) : AnswerContent(inner)
{
    protected override async Task<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return new GuardedStream(await Inner.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), clock, slot);
        }
        catch (Exception e) when (RequestClock.IsOfTheWire(e))
        {
            throw clock.Broken(e);
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) slot.Release();
    }
}
