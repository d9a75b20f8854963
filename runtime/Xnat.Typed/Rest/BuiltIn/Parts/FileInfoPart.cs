namespace Xnat.Typed.Rest.BuiltIn;

/// <summary>A part that is read from a file while it is sent.</summary>
public sealed class FileInfoPart : MultipartItem
{
    /// <summary>Makes a part.</summary>
    /// <param name="value">The file, opened when the request is built.</param>
    /// <param name="fileName">File name that the server sees.</param>
    /// <param name="contentType">Media type, or <see langword="null"/> for none.</param>
    /// <param name="name">Name of the part; the parameter's name if absent.</param>
    public FileInfoPart(FileInfo value, string fileName, string? contentType = null, string? name = null)
        : base(fileName, contentType, name)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>The file, opened when the request is built.</summary>
    public FileInfo Value { get; }

    /// <inheritdoc/>
    protected override HttpContent CreateContent() => new StreamContent(Value.OpenRead());
}
