namespace Xnat.Typed.Server.Files;

/// <summary>What an upload is, for its unpacking.</summary>
internal enum ArchiveKind
{
    None,
    Zip,
    Tar,
    TarGzip,

    /// <summary>One compressed file, which is kept as it came.</summary>
    Gzip,
}
