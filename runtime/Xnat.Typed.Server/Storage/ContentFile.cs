using Microsoft.Win32.SafeHandles;

namespace Xnat.Typed.Server.Storage;

/// <summary>
/// Large content on the disk. An upload that nothing refers to any more, such as an archive that has been unpacked, goes with the object.
/// </summary>
internal sealed class ContentFile(string path, string? keptAs)
{
    private const FileShare Shared = FileShare.ReadWrite | FileShare.Delete;

    private readonly Lock gate = new();
    private string path = path;
    private string? keptAs = keptAs;

    /// <summary>
    /// No part of the server owns an upload for certain: requests, resources and users' caches
    /// share it. Usually a sweep has taken it away by then; the collector knows when the last one has let go.
    /// </summary>
#pragma warning disable MA0055 // What is asked for is just this: the moment when nothing refers to it any more.
    ~ContentFile()
#pragma warning restore MA0055
    {
        if (keptAs is null) TryDelete();
    }

    /// <summary>Whether it is to outlive the process.</summary>
    public bool IsKept => keptAs is not null;

    /// <summary>Whether it has been taken off the disk.</summary>
    public bool IsDeleted { get; private set; }

    public Stream Open()
    {
        const FileOptions options = FileOptions.Asynchronous | FileOptions.SequentialScan;
        lock (gate) return new FileStream(path, FileMode.Open, FileAccess.Read, Shared, bufferSize: 81920, options);
    }

    /// <summary>For whoever reads large pieces at places of its own.</summary>
    public SafeFileHandle OpenHandle()
    {
        lock (gate) return File.OpenHandle(path, FileMode.Open, FileAccess.Read, Shared, FileOptions.SequentialScan);
    }

    /// <summary>Takes it off the disk at once. Whoever is reading it reads on, where the system lets a file go that is open.</summary>
    public void Delete()
    {
        lock (gate)
        {
            TryDelete();
            IsDeleted = true;
        }
    }

    /// <summary>Moves it to where it stays.</summary>
    public string KeepIn(string folder)
    {
        lock (gate)
        {
            if (keptAs is not null) return keptAs;
            var name = Guid.NewGuid().ToString("N");
            var target = Path.Combine(folder, name);
            File.Move(path, target);
            path = target;
            return keptAs = name;
        }
    }

    private void TryDelete()
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The folder may be gone with its server; what is left in a data folder is swept at its next start.
        }
    }
}
