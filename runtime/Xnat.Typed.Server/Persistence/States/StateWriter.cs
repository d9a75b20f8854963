using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Prearchive;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Persistence.States;

/// <summary>Writes a file of state: a zip of a database, the files that are too large for it, and a manifest with their digests.</summary>
internal static class StateWriter
{
    /// <summary>Writes the state of one moment; changes go on while the bytes travel.</summary>
    public static async Task WriteAsync(
        Store store, PrearchiveStore prearchive, TypeCatalog types, Stream target, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("xnat-typed-state-");
        try
        {
            var path = Path.Combine(folder.FullName, StateManifest.DatabaseName);
            IReadOnlyList<(string Name, Storage.FileContent Content)> large;
            using (var database = Database.Open(path))
                large = store.Read(() => new StateSnapshot(database, store, prearchive, KeptJson.For(types)).Write());
            var entries = new List<StateEntry>();
            // A zip writes the heads of its entries synchronously, and the end when it is let go.
            var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
            await using (archive.ConfigureAwait(false))
            {
                await AddAsync(archive, entries, StateManifest.DatabaseName, () => File.OpenRead(path), cancellationToken)
                    .ConfigureAwait(false);
                foreach (var (name, content) in large)
                    await AddAsync(archive, entries, StateManifest.FilePrefix + name, content.Open, cancellationToken)
                        .ConfigureAwait(false);
                var manifest = await archive.CreateEntry(StateManifest.Name).OpenAsync(cancellationToken).ConfigureAwait(false);
                await using (manifest.ConfigureAwait(false))
                    await JsonSerializer.SerializeAsync(
                        manifest,
                        new StateManifest(StateManifest.Ours, StateManifest.Newest, entries),
                        StateJson.Default.StateManifest,
                        cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task AddAsync(
        ZipArchive archive, List<StateEntry> entries, string name, Func<Stream> open, CancellationToken cancellationToken)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var source = open();
        await using var _ = source.ConfigureAwait(false);
        var target = await archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = target.ConfigureAwait(false);
        var buffer = new byte[81920];
        long length = 0;
        int read;
        while ((read = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            digest.AppendData(buffer, 0, read);
            length += read;
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
        }

        entries.Add(new(name, length, Convert.ToHexStringLower(digest.GetHashAndReset())));
    }
}
