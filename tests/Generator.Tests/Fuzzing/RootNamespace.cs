using System.Globalization;

namespace Xnat.Typed.Generator.Tests.Fuzzing;

/// <summary>Root namespaces of projects: most are harmless, some end in a word of ours, begin with one or are one.</summary>
internal static class RootNamespace
{
    private static readonly string[] OfOthers =
    [
        "System", "System.Runtime", "Xnat", "Xnat.Typed", "Xnat.Typed.Model", "Xnat.Typed.Registration", "Xnat.Typed.Model.SubjectData",
        "Xnat.Typed.Model.SubjectData.Models",
    ];

    /// <param name="seed">Of the mutant; part of most namespaces, so that many can be compiled together.</param>
    /// <param name="dice">Decides.</param>
    public static string Make(int seed, Dice dice)
    {
        var own = OwnPart(seed);
        return dice.Below(8) switch
        {
            < 4 => own + ".Models",
            4 => own + "." + Word(dice),
            5 => own + "." + Word(dice) + "." + Word(dice),
            6 => Word(dice) + "." + own,
            _ => seed % 2 == 0 || dice.OneIn(2) ? Word(dice) : dice.Pick(OfOthers),
        };
    }

    /// <summary>Whether what lies in it says nothing to the code of other mutants.</summary>
    public static bool IsApart(string path, int seed) => path.StartsWith(OwnPart(seed) + ".", StringComparison.Ordinal);

    private static string OwnPart(int seed) => "Mutant" + seed.ToString(CultureInfo.InvariantCulture);

    private static string Word(Dice dice)
    {
        var word = dice.Pick(OwnWords.All);
        return char.ToUpperInvariant(word[0]) + word[1..];
    }
}
