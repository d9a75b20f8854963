using System.Globalization;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace Xnat.Typed;

/// <summary>
/// Holds a folder for one run: an open file, which the system frees when the process dies however it dies, and beside it who holds it, with
/// a sign of life for other hosts on the same disk, whose systems may know nothing of each other's open files.
/// </summary>
internal sealed class TreeLock : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    /// <summary>Without a sign of life for so long a holder on another host counts as dead.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(3);

    private const int Attempts = 100;

    private readonly TreeFolder folder;
    private readonly FileStream held;
    private readonly CancellationTokenSource end = new();
    private readonly Task beating;

    private TreeLock(TreeFolder folder, FileStream held)
    {
        (this.folder, this.held) = (folder, held);
        beating = BeatAsync();
    }

    /// <exception cref="InvalidOperationException">Another run holds the folder.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static TreeLock Take(TreeFolder folder, string shown)
    {
        var file = Open(folder, shown);
        try
        {
            if (HolderOf(folder) is { } holder && IsAlive(folder, holder, HeldFile.IsRespected(folder.LockPath)))
                throw InUse(shown, holder, null);
            WriteHolder(folder);
            return new(folder, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Whether a run holds the folder now.</summary>
    public static bool IsHeld(TreeFolder folder)
    {
        try
        {
            using var file = new FileStream(folder.LockPath, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            return HolderOf(folder) is { } holder && IsAlive(folder, holder, HeldFile.IsRespected(folder.LockPath));
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            return e is not DirectoryNotFoundException;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync().ConfigureAwait(false);
        await beating.ConfigureAwait(false);
        end.Dispose();
        try
        {
            File.Delete(folder.HolderPath);
            // While it is still held, so that nobody else's is deleted.
            File.Delete(folder.LockPath);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            // A lock that nobody holds keeps nobody out.
        }

        await held.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Whoever ends deletes the file while it is held: who opened it before has then hold of what is nobody's lock.</summary>
    private static FileStream Open(TreeFolder folder, string shown)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var file = new FileStream(
                    folder.LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
                if (IsAt(folder.LockPath, file.SafeFileHandle)) return file;
                file.Dispose();
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException) && File.Exists(folder.LockPath))
            {
                throw InUse(shown, HolderOf(folder), e);
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException) && attempt < Attempts)
            {
                // It was held, and is gone.
            }

            if (attempt == Attempts) throw InUse(shown, HolderOf(folder), null);
        }
    }

    /// <summary>Whether an open file still stands at its path: it gets a time that no other one has.</summary>
    private static bool IsAt(string path, SafeFileHandle file)
    {
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch.AddSeconds(Random.Shared.NextInt64(1_000_000_000)));
        return File.GetLastWriteTimeUtc(path) == File.GetLastWriteTimeUtc(file);
    }

    private static InvalidOperationException InUse(string shown, Holder? holder, Exception? cause)
    {
        var who = holder is { } known
            ? string.Create(
                CultureInfo.InvariantCulture, $"process {known.Process} on host {known.Host}, which gave a sign of life at {known.Seen:u}")
            : "another process";
        return new(
            $"The folder {shown} is in use by a download of {who}. Nothing was changed. Wait until it has ended, or give another folder.",
            cause);
    }

    private static bool IsAlive(TreeFolder folder, Holder holder, bool isRespected)
    {
        // Here the system has said already that nobody holds the file, where it can say so.
        if (holder.Host == Environment.MachineName)
            return !isRespected && holder.Process != Environment.ProcessId && IsRunning(holder.Process);
        // Both times are the disk's own, whatever the clocks of the hosts. What lies ahead of it is no sign of life.
        return (DiskTime.Of(folder.OwnPath) - File.GetLastWriteTimeUtc(folder.HolderPath)).Duration() < Silence;
    }

    private static bool IsRunning(int process)
    {
        try
        {
            using var other = System.Diagnostics.Process.GetProcessById(process);
            return !other.HasExited;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private static Holder? HolderOf(TreeFolder folder)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(folder.HolderPath));
            return CheckedLine.TextOf(document.RootElement, "host") is { } host
                && document.RootElement.TryGetProperty("process", out var process) && process.TryGetInt32(out var number)
                ? new(host, number, File.GetLastWriteTimeUtc(folder.HolderPath))
                : null;
        }
        catch (Exception e) when (DiskFailure.Is(e) || e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void WriteHolder(TreeFolder folder) =>
        OwnFile.Write(folder.HolderPath, CheckedLine.Of(json =>
        {
            json.WriteString("host", Environment.MachineName);
            json.WriteNumber("process", Environment.ProcessId);
        }));

    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(Beat);
        try
        {
            while (await timer.WaitForNextTickAsync(end.Token).ConfigureAwait(false)) TryBeat();
        }
        catch (OperationCanceledException)
        {
            // The run has ended.
        }
    }

    private void TryBeat()
    {
        try
        {
            WriteHolder(folder);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            // A full disk is told by who writes files; the next beat may fit again.
        }
    }

    private readonly record struct Holder(string Host, int Process, DateTime Seen);
}
