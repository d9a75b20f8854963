namespace Xnat.Typed;

/// <summary>A file that only this account can read and that goes when it is closed.</summary>
internal static class TemporaryFile
{
    /// <exception cref="XnatException">The folder for temporary files cannot be written.</exception>
    public static FileStream Create()
    {
        try
        {
            const FileOptions options = FileOptions.Asynchronous | FileOptions.DeleteOnClose;
            return HeldFile.Create(Path.GetTempPath(), Leftovers.Partial, options, isPrivate: true).Stream;
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw new XnatException("No temporary file can be made; check the free space and the permissions of the folder for " +
                "temporary files.", e);
        }
    }
}
