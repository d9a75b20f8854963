using System.Globalization;
using Xnat.Typed.Benchmarks;
using Xnat.Typed.Benchmarks.Client;
using Xnat.Typed.Benchmarks.Generator;
using Xnat.Typed.Benchmarks.Server;
using Xnat.Typed.Benchmarks.Transfer;

switch (args)
{
    case ["generator"]:
        GeneratorBenchmarks.Run(Console.Out);
        return 0;
    case ["listing"]:
        await ListingBenchmarks.RunAsync(Console.Out);
        return 0;
    case ["server"]:
        await ServerBenchmarks.RunAsync(Console.Out);
        return 0;
    case ["soak", .. var minutes]:
        await Soak.RunAsync(Console.Out, TimeSpan.FromMinutes(double.Parse(minutes.FirstOrDefault("20"), CultureInfo.InvariantCulture)));
        return 0;
    case ["transfer", .. var nativeClient]:
        TransferBenchmarks.Run(Console.Out, nativeClient.FirstOrDefault());
        return 0;
    case ["upload", .. var rest]:
        await UploadBenchmarks.RunAsync(
            Console.Out, int.Parse(rest.FirstOrDefault("5"), CultureInfo.InvariantCulture), rest.ElementAtOrDefault(1));
        return 0;
    case ["tests"]:
        await PerTestBenchmarks.RunAsync(Console.Out);
        return 0;
    case [Hosts.Filled, var subjects, .. var data]:
        await Hosts.ServeFilledAsync(int.Parse(subjects, CultureInfo.InvariantCulture), data.FirstOrDefault());
        return 0;
    case [Hosts.Bytes, var bodies]:
        await Hosts.ServeBytesAsync(bodies);
        return 0;
    case [Soak.Verb, var folder]:
        await Soak.ServeAsync(folder);
        return 0;
    case [TransferHost.Verb, var stored, var delay]:
        await TransferHost.ServeAsync(stored, int.Parse(delay, CultureInfo.InvariantCulture));
        return 0;
    case [FirstRow.Verb, var kind, var server]:
        await FirstRow.RunHereAsync(kind, new(server));
        return 0;
    case [ColdStart.Verb, var start, var folders]:
        Console.WriteLine(ColdStart.RunHere(start, folders));
        return 0;
    default:
        Console.Error.WriteLine(
            "usage: dotnet run -c Release --project tests/Benchmarks -- generator|listing|server|soak|tests|transfer|upload");
        return 2;
}
