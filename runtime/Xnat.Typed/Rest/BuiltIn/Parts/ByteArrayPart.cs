namespace Xnat.Typed.Rest.BuiltIn;

/// <summary>A part whose bytes are in memory.</summary>
public sealed class ByteArrayPart : MultipartItem
{
    private readonly byte[] _value;

    /// <summary>Makes a part.</summary>
    /// <param name="value">The bytes; not copied.</param>
    /// <param name="fileName">File name that the server sees.</param>
    /// <param name="contentType">Media type, or <see langword="null"/> for none.</param>
    /// <param name="name">Name of the part; the parameter's name if absent.</param>
    public ByteArrayPart(byte[] value, string fileName, string? contentType = null, string? name = null)
        : base(fileName, contentType, name)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>The bytes of the part.</summary>
    public ReadOnlyMemory<byte> Value => _value;

    /// <inheritdoc/>
    protected override HttpContent CreateContent() => new ByteArrayContent(_value);
}
