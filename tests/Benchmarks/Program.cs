using Xnat.Typed.Benchmarks;
using Xnat.Typed.Benchmarks.Generator;

switch (args)
{
    case ["generator"]:
        GeneratorBenchmarks.Run(Console.Out);
        return 0;
    case [ColdStart.Verb, var kind, var folders]:
        Console.WriteLine(ColdStart.RunHere(kind, folders));
        return 0;
    default:
        Console.Error.WriteLine("usage: dotnet run -c Release --project tests/Benchmarks -- generator");
        return 2;
}
