using System.Net;

namespace Xnat.Typed;

/// <summary>
/// The content of an answer that is read through a stream of ours. Its length stays in the header that is copied: computing it would
/// buffer.
/// </summary>
internal abstract class AnswerContent : HttpContent
{
    /// <param name="inner">The content as it came; this one owns it.</param>
    /// <param name="isDropped">Headers that are not true of what is read here; <see langword="null"/> for none.</param>
    protected AnswerContent(HttpContent inner, Predicate<string>? isDropped = null)
    {
        Inner = inner;
        foreach (var (name, values) in inner.Headers.NonValidated)
        {
            if (isDropped?.Invoke(name) != true) Headers.TryAddWithoutValidation(name, values);
        }
    }

    protected HttpContent Inner { get; }

    /// <summary>What readers get.</summary>
    protected abstract Task<Stream> OpenAsync(CancellationToken cancellationToken);

    protected sealed override Task<Stream> CreateContentReadStreamAsync() => OpenAsync(CancellationToken.None);

    protected sealed override Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
        OpenAsync(cancellationToken);

    protected sealed override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected sealed override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var source = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false)) await source.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
    }

    protected sealed override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) Inner.Dispose();
        base.Dispose(disposing);
    }
}
