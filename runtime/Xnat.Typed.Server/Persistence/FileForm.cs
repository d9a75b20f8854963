using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Persistence;

/// <summary>An entry of a catalog as it is kept, without its bytes.</summary>
internal sealed record FileForm
{
    public required long Length { get; init; }

    public required string Digest { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required string CreatedBy { get; init; }

    public string Format { get; init; } = "";

    public string ContentLabel { get; init; } = "";

    public string Tags { get; init; } = "";

    public string Description { get; init; } = "";

    public string? Uid { get; init; }

    public string? InstanceNumber { get; init; }

    public static FileForm Of(StoredFile file) => new()
    {
        Length = file.Content.Length,
        Digest = file.Content.Digest,
        Created = file.Created,
        CreatedBy = file.CreatedBy,
        Format = file.Format,
        ContentLabel = file.ContentLabel,
        Tags = file.Tags,
        Description = file.Description,
        Uid = file.Uid,
        InstanceNumber = file.InstanceNumber,
    };

    public StoredFile ToFile(string path, FileContent content) => new(path, content, Created, CreatedBy)
    {
        Format = Format,
        ContentLabel = ContentLabel,
        Tags = Tags,
        Description = Description,
        Uid = Uid,
        InstanceNumber = InstanceNumber,
    };
}
