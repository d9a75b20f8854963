using System.ComponentModel;

namespace Xnat.Typed.Rest.BuiltIn;

/// <summary>Called by generated code: the parts of a multipart body; <see langword="null"/> adds none.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RestParts
{
    private readonly List<(HttpContent Content, string Name, string? FileName)> _parts = [];
    private readonly string _boundary;

    internal RestParts(string boundary) => _boundary = boundary;

    /// <summary>A part that names itself, or takes the parameter's name.</summary>
    /// <param name="name">Name of the parameter.</param>
    /// <param name="part">The part.</param>
    public void Add(string name, MultipartItem? part)
    {
        if (part is not null) _parts.Add((part.ToContent(), part.Name ?? name, part.FileName.Length == 0 ? name : part.FileName));
    }

    /// <summary>Several parts that name themselves, or take the parameter's name.</summary>
    /// <param name="name">Name of the parameter.</param>
    /// <param name="parts">The parts.</param>
    public void Add(string name, IEnumerable<MultipartItem>? parts)
    {
        foreach (var part in parts ?? []) Add(name, part);
    }

    /// <summary>A field of text.</summary>
    /// <param name="name">Name of the part.</param>
    /// <param name="text">The text.</param>
    public void Add(string name, string? text)
    {
        if (text is not null) _parts.Add((new StringContent(text), name, null));
    }

    /// <summary>A file from a stream, which stays open.</summary>
    /// <param name="name">Name of the part and of the file.</param>
    /// <param name="stream">The bytes.</param>
    public void Add(string name, Stream? stream)
    {
        if (stream is not null) _parts.Add((new StreamContent(new LeftOpenStream(stream)), name, name));
    }

    /// <summary>A file from memory.</summary>
    /// <param name="name">Name of the part and of the file.</param>
    /// <param name="bytes">The bytes.</param>
    public void Add(string name, byte[]? bytes)
    {
        if (bytes is not null) _parts.Add((new ByteArrayContent(bytes), name, name));
    }

    /// <summary>A file from disk under its own name.</summary>
    /// <param name="name">Name of the part.</param>
    /// <param name="file">The file.</param>
    public void Add(string name, FileInfo? file)
    {
        if (file is not null) _parts.Add((new StreamContent(file.OpenRead()), name, file.Name));
    }

    internal HttpContent ToContent()
    {
        var content = new MultipartFormDataContent(_boundary);
        foreach (var (part, name, fileName) in _parts)
        {
            if (fileName is null) content.Add(part, name);
            else content.Add(part, name, fileName);
        }

        return content;
    }
}
