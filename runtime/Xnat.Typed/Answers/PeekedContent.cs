namespace Xnat.Typed;

/// <summary>Content whose beginning was read already and is given again.</summary>
internal sealed class PeekedContent : AnswerContent
{
    private readonly byte[] beginning;
    private readonly Stream rest;

    private PeekedContent(HttpContent inner, byte[] beginning, Stream rest)
        : base(inner)
    {
        this.beginning = beginning;
        this.rest = rest;
        Beginning = AnswerText.Decode(inner, beginning);
    }

    public string Beginning { get; }

    public static async Task<PeekedContent> PeekAsync(HttpContent content, int length, CancellationToken cancellationToken)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var buffer = new byte[length];
        var read = await stream.ReadAtLeastAsync(buffer, length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return new(content, buffer[..read], stream);
    }

    protected override Task<Stream> OpenAsync(CancellationToken cancellationToken) =>
        Task.FromResult<Stream>(new PrefixedStream(beginning, rest));
}
