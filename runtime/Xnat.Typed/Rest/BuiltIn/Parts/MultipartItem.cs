using System.Net.Http.Headers;

namespace Xnat.Typed.Rest.BuiltIn;

/// <summary>A part of a multipart body that names its file and content type itself.</summary>
public abstract class MultipartItem
{
    /// <summary>Keeps what all parts have.</summary>
    /// <param name="fileName">File name that the server sees; the parameter's name if empty.</param>
    /// <param name="contentType">Media type, or <see langword="null"/> for none.</param>
    /// <param name="name">Name of the part; the parameter's name if absent.</param>
    protected MultipartItem(string fileName, string? contentType = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        FileName = fileName;
        ContentType = contentType;
        Name = name;
    }

    /// <summary>Name of the part; the parameter's name if absent.</summary>
    public string? Name { get; }

    /// <summary>Media type, or <see langword="null"/> for none.</summary>
    public string? ContentType { get; }

    /// <summary>File name that the server sees.</summary>
    public string FileName { get; }

    /// <summary>The part as it is sent, with its content type.</summary>
    /// <returns>A content that belongs to the caller.</returns>
    public HttpContent ToContent()
    {
        var content = CreateContent();
        if (!string.IsNullOrEmpty(ContentType)) content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        return content;
    }

    /// <summary>The bytes of the part.</summary>
    /// <returns>A content without content type.</returns>
    protected abstract HttpContent CreateContent();
}
