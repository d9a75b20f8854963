using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace Xnat.Typed.Generator.Tests.Fuzzing;

/// <summary>
/// Damaged schemas by the thousand: whatever they say, the generator ends in time and without exception, and what it emits parses, compiles
/// without warning and holds no token that a schema could have put there. <c>XNAT_TYPED_FUZZ_COUNT</c> makes more of them,
/// <c>XNAT_TYPED_FUZZ_SEED</c> begins elsewhere, <c>XNAT_TYPED_FUZZ_COMPILE_EVERY</c> says how many of those that emit anything are
/// compiled.
/// </summary>
public class FuzzingTests(ITestOutputHelper output)
{
    private const int CompiledTogether = 20;
    private const int GreatestFaults = 12;

    private static int Count => ReadVariable("XNAT_TYPED_FUZZ_COUNT", 1_500);

    private static int CompileEveryNth => ReadVariable("XNAT_TYPED_FUZZ_COMPILE_EVERY", 16);

    private static int FirstSeed => ReadVariable("XNAT_TYPED_FUZZ_SEED", 1);

    [Fact]
    public void MutantsOfTheBundledSchemasStayHarmless() => Run(SchemaCorpus.OfTheRepository);

    [SharedFact]
    public void MutantsOfRealSchemasStayHarmless() => Run(SchemaCorpus.All);

    [Fact]
    public void SameSeedMakesTheSameMutant()
    {
        var mutator = new SchemaMutator(SchemaCorpus.OfTheRepository);

        Assert.Equal(
            Enumerable.Range(1, 20).Select(seed => mutator.Make(seed).ToString()),
            Enumerable.Range(1, 20).Select(seed => mutator.Make(seed).ToString()));
    }

    private void Run(IReadOnlyList<CorpusFile> corpus)
    {
        var mutator = new SchemaMutator(corpus);
        var faults = new Dictionary<string, (string Fault, Mutant Mutant)>(StringComparer.Ordinal);
        var (toCompile, alone) = (new List<MutantCode>(), new List<MutantCode>());
        var (files, compiled, slowest, started) = (0, 0, TimeSpan.Zero, Stopwatch.StartNew());
        for (var seed = FirstSeed; seed < FirstSeed + Count; seed++)
        {
            var mutant = mutator.Make(seed);
            var watch = Stopwatch.StartNew();
            var (code, fault) = MutantTrial.Generate(mutant);
            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
            files += code?.Trees.Count ?? 0;
            if (fault is not null) faults.TryAdd(MutantTrial.KindOf(fault), (fault, mutant));
            else if (code!.Trees.Count > 0 && seed % CompileEveryNth == 0) (IsApart(mutant) ? toCompile : alone).Add(code);
            if (alone.Count == 0 && toCompile.Count < CompiledTogether && seed + 1 < FirstSeed + Count) continue;
            var due = toCompile.Count >= CompiledTogether || seed + 1 == FirstSeed + Count ? toCompile : [];
            foreach (var (failed, message) in MutantCompiler.FaultsOf(alone).Concat(MutantCompiler.FaultsOf(due)))
                faults.TryAdd(MutantTrial.KindOf(message), (message, failed));
            compiled += alone.Count + due.Count;
            alone.Clear();
            due.Clear();
        }

        output.WriteLine($"{Count} mutants, {files} files, {compiled} mutants compiled, slowest {slowest.TotalMilliseconds:F0} "
            + $"ms, {started.Elapsed.TotalSeconds:F0} s, {faults.Count} kinds of fault");
        Assert.True(
            faults.Count == 0,
            string.Join("\n\n", faults.Values.Take(GreatestFaults).Select(found => MutantTrial.Describe(found.Fault, found.Mutant))));
    }

    private static bool IsApart(Mutant mutant) => RootNamespace.IsApart(mutant.Namespace, mutant.Seed);

    private static int ReadVariable(string name, int fallback) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : fallback;
}
