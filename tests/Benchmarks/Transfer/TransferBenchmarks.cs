using Xnat.Typed.Benchmarks.Server;

namespace Xnat.Typed.Benchmarks.Transfer;

/// <summary>Downloads against the programs of the shell that do the same, each pair in turn.</summary>
internal static class TransferBenchmarks
{
    private const int Rounds = 5;
    private const long Large = 256L << 20;
    private const string Scan = "data/projects/P1/subjects/S1/experiments/{0}/scans/1";
    private const string Curl = "curl -sf -u admin:admin";

    /// <param name="output">Where the table goes.</param>
    /// <param name="native">The client as a native program, which is measured beside the portable one; or nothing.</param>
    public static void Run(TextWriter output, string? native)
    {
        var table = new Table(output);
        var folder = Directory.CreateTempSubdirectory("xnat-typed-benchmarks-");
        try
        {
            var data = Path.Combine(folder.FullName, "data");
            using (var host = HostProcess.StartHere(TransferHost.Verb, data, "0"))
            {
                var server = host.Http.BaseAddress!;
                var large = $"{server}{At("LARGE")}/resources/DICOM/files/{TransferHost.Large}";
                var many = $"{server}{At("MANY")}/files?format=zip";
                table.Head($"Download, medians of {Rounds}; wall, processor and largest memory");
                Pair("512 MiB, lengths compared; curl", "file", server, $"{Curl} -o FOLDER/large '{large}'");
                var digested = $"{Curl} '{large}' | tee FOLDER/large | md5sum";
                Pair("512 MiB, digest compared; curl | tee | md5sum", "file-digest", server, digested);
                var these = $"{TransferHost.ManyFiles:N0} files of 170 MB, digests compared, noted; ";
                Pair(these + "curl, unzip", "tree-digest", server, Unzip(many));
                Pair(these + "curl with compression=0, unzip", "tree-digest", server, Unzip(many + "&compression=0"));
            }

            using var slow = HostProcess.StartHere(TransferHost.Verb, data, "20");
            var address = slow.Http.BaseAddress!;
            table.Head($"A session of {TransferHost.SessionFiles} files, each request answered after 20 ms");
            var session = Unzip($"{address}{At("SESSION")}/files?format=zip");
            Pair("as an archive, digests compared, noted; curl, unzip", "session-digest", address, session);
            var files = $"{address}{At("SESSION")}/resources/DICOM/files/f[00000-00{TransferHost.SessionFiles - 1}].dcm";
            Pair("file by file, noted; curl, one after the other", "session-files", address, $"{Curl} -o 'FOLDER/#1' '{files}'");
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        void Pair(string what, string kind, Uri server, string command)
        {
            var clients = native is null ? [Client] : new[] { Client, native };
            var (ours, against) = (clients.Select(static _ => new List<Spent>()).ToArray(), new List<Spent>());
            for (var round = 0; round < Rounds; round++)
            {
                for (var client = 0; client < clients.Length; client++)
                    ours[client].Add(In(folder, target => Spent.Of(clients[client], kind, server.ToString(), target)));
                against.Add(In(folder, target => Spent.Of(
                    "bash", "-o", "pipefail", "-c", command.Replace("FOLDER", target, StringComparison.Ordinal))));
            }

            var other = Spent.Median(against);
            Rows(what, Spent.Median(ours[0]), other);
            if (native is not null) Rows("  the same as a native program", Spent.Median(ours[1]), other);
        }

        void Rows(string what, Spent one, Spent other)
        {
            table.Row(what, one.Wall, other.Wall, $"{other.Wall / one.Wall:F2} times as fast");
            table.Row("    processor, from start to end", one.Cpu, other.Cpu, "");
            table.Size("    largest memory", one.Memory, other.Memory);
        }
    }

    /// <summary>The client as a portable program, beside this one.</summary>
    public static string Client => Path.Combine(AppContext.BaseDirectory, "TransferClient");

    private static string At(string session) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Scan, session);

    private static string Unzip(string address) =>
        $"{Curl} -o FOLDER/all.zip '{address}' && unzip -q -d FOLDER/tree FOLDER/all.zip";

    /// <summary>
    /// Runs in a folder of its own, which stays until all is measured: ext4 without a journal searches past each file that was deleted a
    /// moment ago whenever one is made, and 10,000 of them cost whoever comes next several seconds.
    /// </summary>
    private static Spent In(DirectoryInfo folder, Func<string, Spent> run)
    {
        var target = folder.CreateSubdirectory(Guid.NewGuid().ToString("N"));
        var spent = run(target.FullName);
        // A few large files are better gone: the disk would be busy with writing them while the next are measured.
        foreach (var file in target.EnumerateFiles().Where(static file => file.Length > Large)) file.Delete();
        return spent;
    }
}
