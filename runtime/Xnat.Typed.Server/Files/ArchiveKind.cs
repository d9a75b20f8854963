namespace Xnat.Typed.Server.Files;

/// <summary>Archives that can be unpacked.</summary>
internal enum ArchiveKind
{
    None,
    Zip,
    Tar,
    TarGzip,
}
