using System.Text.RegularExpressions;

namespace Xnat.Typed.Generator.Tests.Fuzzing;

/// <summary>Puts mutants through the generator and says what is wrong with the outcome.</summary>
internal static partial class MutantTrial
{
    /// <summary>A hundred times what the slowest harmless mutant takes.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>The code, or else the fault.</summary>
    public static (MutantCode? Code, string? Fault) Generate(Mutant mutant)
    {
        try
        {
            using var source = new CancellationTokenSource(Limit);
            var work = Task.Run(() => MutantCode.Generate(mutant, source.Token));
            if (!((IAsyncResult)work).AsyncWaitHandle.WaitOne(Limit)) return (null, $"not done after {Limit.TotalSeconds} s");
            var code = work.GetAwaiter().GetResult();
            return (code, code.Trees.Select(tree => EmittedCodeCheck.FaultsOf(tree)).FirstOrDefault(faults => faults.Count > 0)?[0]);
        }
        catch (OperationCanceledException)
        {
            return (null, $"not done after {Limit.TotalSeconds} s");
        }
        catch (Exception exception)
        {
            return (null, exception.ToString());
        }
    }

    /// <summary>The fault, the compiler's opinion included.</summary>
    public static string? FaultOf(Mutant mutant)
    {
        var (code, fault) = Generate(mutant);
        return fault is null && code is not null ? MutantCompiler.FaultsOf([code]).Select(pair => pair.Fault).FirstOrDefault() : fault;
    }

    /// <summary>Faults that differ in names and numbers only are of one kind.</summary>
    public static string KindOf(string fault) => Variable().Replace(fault.Split('\n')[0], "*");

    /// <summary>The fault with the smallest schema that has it.</summary>
    public static string Describe(string fault, Mutant mutant)
    {
        var kind = KindOf(fault);
        return fault + "\n" + MutantReducer.Reduce(mutant, candidate => FaultOf(candidate) is { } other && KindOf(other) == kind);
    }

    [GeneratedRegex("'[^']*'|[0-9]+|^[^:]*\\.g\\.cs|U\\+[0-9A-F]+")]
    private static partial Regex Variable();
}
