using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Xnat.Typed.Tool.Commands;
using Xnat.Typed.Tool.Tests.Support;
using Xnat.Typed.Tool.Tests.Verbs;

namespace Xnat.Typed.Tool.Tests.Commands;

/// <summary>What the library advises is said in the words of the command, or does not reach it.</summary>
public sealed partial class LibraryAdviceTests
{
    private static readonly Lazy<IReadOnlyList<string>> Texts = new(ReadTexts);

    /// <summary>What is left needs words of the command in <see cref="LibraryAdvice"/>, or a reason why it does not reach it.</summary>
    [Fact]
    public void AdviceIsTranslatedOrDoesNotReachTheCommand()
    {
        var advice = Texts.Value.Where(SpeaksOfCode).ToList();

        Assert.NotEmpty(advice);
        Assert.Equal([], advice.Where(static text => SpeaksOfCode(LibraryAdvice.Translate(text))
            && !AdviceExceptions.All.Any(entry => text.Contains(entry.Part, StringComparison.Ordinal))));
    }

    /// <summary>Texts with values in them are put together when they are needed; their pieces follow each other.</summary>
    [Fact]
    public void EachPhraseIsOfTheLibrary()
    {
        var all = string.Concat(Texts.Value);

        Assert.Equal([], LibraryAdvice.Phrases.Select(static phrase => phrase.Library)
            .Where(phrase => !all.Contains(phrase, StringComparison.Ordinal)));
    }

    [Fact]
    public void EachExceptionIsOfTheLibrary() => Assert.All(
        AdviceExceptions.All, static entry => Assert.Contains(Texts.Value, text => text.Contains(entry.Part, StringComparison.Ordinal)));

    [Fact]
    public void PhrasesSpeakOfTheCommand() => 
        Assert.Equal([], LibraryAdvice.Phrases.Select(static phrase => phrase.Command).Where(SpeaksOfCode));

    [Fact]
    public async Task MessageComesInTheWordsOfTheCommand()
    {
        await using var stage = await VerbStage.StartAsync();
        await stage.WriteAsync("sent/a.txt");
        await stage.UploadAsync();
        await File.WriteAllTextAsync(stage.Folder["sent/a.txt"], "other");

        var run = await ToolRun.OfAsync(
            "upload", stage.Folder["sent"], "--project", "brainimages", "--experiment", "MR1", "--scan", "2", "--resource", "SENT",
            "--url", stage.Url);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("Add --if-exists replace to have it replaced.", run.Error, StringComparison.Ordinal);
    }

    /// <summary>
    /// Sentences with names of members and types: two words in one, an ending of methods, or one of the options. What records show of
    /// themselves is no sentence.
    /// </summary>
    private static bool SpeaksOfCode(string text) => Sentence().IsMatch(text) && Code().IsMatch(text);

    [GeneratedRegex(@"\b[a-z']+,? [a-z]+\b.* [a-z]+\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Sentence();

    [GeneratedRegex(
        @"\b[A-Z][a-z]+[A-Z][a-z]\w*|\b(set|Set|with|by|in|through|of|save|and) (Overwrite|IfExists|Candidates|Raw|Reason)\b|\w+Async\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Code();

    /// <summary>All constant texts of the compiled library.</summary>
    private static IReadOnlyList<string> ReadTexts()
    {
        using var file = new PEReader(File.OpenRead(typeof(XnatClient).Assembly.Location));
        var metadata = file.GetMetadataReader();
        var texts = new List<string>();
        var handle = MetadataTokens.UserStringHandle(1);
        do
        {
            texts.Add(metadata.GetUserString(handle));
            handle = metadata.GetNextHandle(handle);
        }
        while (!handle.IsNil);

        return [.. texts.Distinct(StringComparer.Ordinal)];
    }
}
