namespace Xnat.Typed.Rest.BuiltIn;

/// <summary>A part that is read from a stream while it is sent.</summary>
public sealed class StreamPart : MultipartItem
{
    /// <summary>Makes a part.</summary>
    /// <param name="value">Where the bytes are read from; stays open.</param>
    /// <param name="fileName">File name that the server sees.</param>
    /// <param name="contentType">Media type, or <see langword="null"/> for none.</param>
    /// <param name="name">Name of the part; the parameter's name if absent.</param>
    public StreamPart(Stream value, string fileName, string? contentType = null, string? name = null)
        : base(fileName, contentType, name)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>Where the bytes are read from; stays open.</summary>
    public Stream Value { get; }

    /// <inheritdoc/>
    protected override HttpContent CreateContent() => new StreamContent(new LeftOpenStream(Value));
}
